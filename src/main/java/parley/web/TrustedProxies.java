package parley.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies in front of us whose word we take: for whom they ask ({@code X-Forwarded-For}, or {@code Forwarded} of RFC
 * 7239), and whether they were asked by TLS ({@code X-Forwarded-Proto}). Anybody else's word is not read.
 */
public record TrustedProxies(List<IpRange> ranges) {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException naming the first that is neither an address nor a CIDR range */
    public static TrustedProxies parse(String commaSeparated) {
        return new TrustedProxies(Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(IpRange::parse)
                .toList());
    }

    String address(HttpServerRequest request) {
        return address(request.remoteAddress().hostAddress(), request.headers());
    }

    /**
     * The address that the outermost trusted proxy saw. Where a request has both headers and they differ, a proxy wrote one
     * and let the other pass as it came: then nobody knows which, and it is the peer's.
     */
    String address(String peer, MultiMap headers) {
        if (!trusts(peer)) {
            return peer;
        }
        var plain = headers.getAll("X-Forwarded-For");
        var standard = headers.getAll("Forwarded");
        var byPlain = plain.isEmpty() ? peer : outermost(peer, Hops.plain(plain));
        var byStandard = standard.isEmpty() ? peer : outermost(peer, Hops.standard(standard));
        if (plain.isEmpty() || standard.isEmpty()) {
            return plain.isEmpty() ? byStandard : byPlain;
        }
        return byPlain.equals(byStandard) ? byPlain : peer;
    }

    /** Whether a trusted proxy says so; the first of a list is what the reader used. */
    boolean saysTls(HttpServerRequest request) {
        var said = request.headers().getAll("X-Forwarded-Proto");
        return !said.isEmpty()
                && trusts(request.remoteAddress().hostAddress())
                && said.getFirst().split(",", 2)[0].strip().equalsIgnoreCase("https");
    }

    /** From the nearest hop outwards, as far as each is trusted: what stands beyond may be invented. */
    private String outermost(String peer, List<String> hops) {
        var known = peer;
        for (var hop : hops.reversed()) {
            var address = IpRange.canonical(hop);
            if (address.isEmpty()) {
                return known;
            }
            known = address.get();
            if (!trusts(known)) {
                return known;
            }
        }
        return known;
    }

    private boolean trusts(String address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }
}
