package parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BanIndexTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static Ban ban(Ban.Kind kind, String typed, Optional<Instant> until) {
        var value = kind.read(typed).orElseThrow();
        return new Ban(new UUID(0, 1), Optional.empty(), kind, value, until, Optional.empty(), "administrator", NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, ida@example.org, true",
        "example.org, Ida@EXAMPLE.org, true",
        "@Example.org, ida@mail.example.org, true",
        "example.org, ida@badexample.org, false",
        "example.org, ida@example.org.example.net, false",
        "mail.example.org, ida@example.org, false",
        "bücher.example, ida@xn--bcher-kva.example, true",
        "xn--bcher-kva.example, ida@BÜCHER.example, true",
    })
    void aDomainHoldsItselfAndWhatIsBelowIt(String domain, String mail, boolean found) {
        var index = BanIndex.of(List.of(ban(Ban.Kind.MAIL_DOMAIN, domain, Optional.empty())));
        assertThat(index.find(Optional.of(mail), Optional.of("203.0.113.9"), NOON)
                        .isPresent())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0, true",
        "203.0.113.77/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.0/24, ::ffff:203.0.113.7, true",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:DB8:0:0::1, 2001:db8::1, true",
        "::ffff:203.0.113.0/120, 203.0.113.9, true",
        "203.0.113.0/24, somewhere, false",
    })
    void aRangeHoldsWhatBeginsLikeIt(String range, String address, boolean found) {
        var index = BanIndex.of(List.of(ban(Ban.Kind.ADDRESS_RANGE, range, Optional.empty())));
        assertThat(index.find(Optional.of("ida@example.org"), Optional.of(address), NOON)
                        .isPresent())
                .isEqualTo(found);
        assertThat(index.find(Optional.empty(), Optional.empty(), NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77/24, 203.0.113.0/24",
        "203.0.113.7, 203.0.113.7/32",
        "203.0.113.7/8, 203.0.0.0/8",
        "::ffff:203.0.113.0/120, 203.0.113.0/24",
        "2001:DB8:1:2::/48, 2001:db8:1::/48",
        "fe80::1, fe80::1/128",
    })
    void aRangeIsKeptInOneWayOfWritingIt(String typed, String kept) {
        assertThat(Ban.Kind.ADDRESS_RANGE.read(typed)).contains(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "address-range, 203.0.113.0/7",
        "address-range, 0.0.0.0/0",
        "address-range, ::/0",
        "address-range, ::ffff:0:0/96",
        "address-range, 2001::/15",
        "address-range, 203.0.113.0/33",
        "address-range, example.org",
        "mail-domain, org",
        "mail-domain, ida@example.org",
        "mail-domain, example.org/",
        "mail-domain, *.example.org",
        "mail-domain, .example.org",
    })
    void whatIsNoneOrTooWideIsNotTaken(String kind, String typed) {
        assertThat(Ban.Kind.of(kind).read(typed)).isEmpty();
    }

    @Test
    void whatIsOverKeepsNobodyOut() {
        var index = BanIndex.of(List.of(ban(Ban.Kind.MAIL_DOMAIN, "example.org", Optional.of(NOON))));
        var mail = Optional.of("ida@example.org");
        assertThat(index.find(mail, Optional.empty(), NOON.minusSeconds(1))).isPresent();
        assertThat(index.find(mail, Optional.empty(), NOON)).isEmpty();
    }
}
