package parley.moderation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.web.IpRange;

/**
 * Bans, so that one is found by a few look-ups however many there are.
 *
 * @param lengths of the ranges, in bits of 128
 */
record BanIndex(Map<String, Ban> domains, Map<IpRange, Ban> ranges, List<Integer> lengths) {
    static final BanIndex NONE = of(List.of());

    static BanIndex of(Collection<Ban> bans) {
        var domains = new HashMap<String, Ban>();
        var ranges = new HashMap<IpRange, Ban>();
        for (var ban : bans) {
            switch (ban.kind()) {
                case MAIL_DOMAIN -> domains.put(ban.value(), ban);
                case ADDRESS_RANGE -> ranges.put(IpRange.parse(ban.value()), ban);
            }
        }
        var lengths = ranges.keySet().stream().map(IpRange::bits).distinct().toList();
        return new BanIndex(Map.copyOf(domains), Map.copyOf(ranges), lengths);
    }

    Optional<Ban> find(Optional<String> email, Optional<String> address, Instant now) {
        return Stream.concat(
                        email.stream().flatMap(this::ofMail), address.stream().flatMap(this::ofAddress))
                .filter(ban -> ban.runs(now))
                .findFirst();
    }

    /** Of the domain, and of those above it. */
    private Stream<Ban> ofMail(String email) {
        if (domains.isEmpty()) {
            return Stream.empty();
        }
        var domain = Ban.ascii(email.substring(email.lastIndexOf('@') + 1));
        return Stream.iterate(domain, name -> !name.isEmpty(), name -> name.substring(name.indexOf('.') + 1))
                .takeWhile(name -> name.indexOf('.') >= 0)
                .flatMap(name -> Optional.ofNullable(domains.get(name)).stream());
    }

    private Stream<Ban> ofAddress(String address) {
        return lengths.stream()
                .flatMap(bits -> IpRange.around(address, bits).stream())
                .flatMap(range -> Optional.ofNullable(ranges.get(range)).stream());
    }
}
