package parley.moderation;

import io.vertx.core.json.JsonObject;
import java.net.IDN;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import parley.event.SiteKey;
import parley.screening.ShutOut;
import parley.web.IpRange;

/**
 * Keeps out whoever comes from somewhere.
 *
 * @param site absent for all of them
 * @param value a domain, and those below it; or a range of addresses, in CIDR
 * @param until absent where it is for good
 * @param reason a code of the newsroom's own, at most 64 characters
 * @param by {@code staff:<id>}, {@code key:<id>} or {@code administrator}
 */
record Ban(
        UUID id,
        Optional<SiteKey> site,
        Kind kind,
        String value,
        Optional<Instant> until,
        Optional<String> reason,
        String by,
        Instant at) {

    enum Kind {
        MAIL_DOMAIN,
        ADDRESS_RANGE;

        static final List<Kind> ALL = List.of(values());

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String label) {
            return ALL.stream()
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow();
        }

        /** As it is kept; empty where it is none, or would keep out too many to be meant. */
        Optional<String> read(String typed) {
            return switch (this) {
                case MAIL_DOMAIN -> domain(typed);
                case ADDRESS_RANGE -> range(typed);
            };
        }
    }

    /** A provider's share of the net is smaller, of IPv4 as of IPv6. */
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 16;

    /** Names as in addresses (RFC 1123), at least two of them. */
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{3,253}$)[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})*+(?<=\\.[a-z0-9-]{1,63})");

    /** In lower case and Punycode (RFC 5891); what cannot be that stays as it is, and matches nothing. */
    static String ascii(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(lower);
        } catch (IllegalArgumentException tooStrange) {
            return lower;
        }
    }

    private static Optional<String> domain(String typed) {
        var name = ascii(typed.strip().replaceFirst("^@", ""));
        return Optional.of(name).filter(text -> DOMAIN.matcher(text).matches());
    }

    private static Optional<String> range(String typed) {
        try {
            var range = IpRange.parse(typed.strip());
            int widest = range.isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6;
            return range.length() < widest ? Optional.empty() : Optional.of(range.text());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    boolean runs(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isEmpty();
    }

    ShutOut shutOut() {
        var by = kind == Kind.MAIL_DOMAIN ? ShutOut.By.MAIL_DOMAIN : ShutOut.By.ADDRESS_RANGE;
        return new ShutOut(by, until);
    }

    /** The contract's {@code Ban}. */
    JsonObject toJson() {
        return new JsonObject()
                .put("id", id.toString())
                .put("site", site.map(SiteKey::value).orElse(null))
                .put("kind", kind.label())
                .put("value", value)
                .put("until", until.map(Instant::toString).orElse(null))
                .put("reason", reason.orElse(null))
                .put("by", by)
                .put("at", at.toString());
    }
}
