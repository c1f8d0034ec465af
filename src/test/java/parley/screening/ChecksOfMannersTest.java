package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.screening.ChecksTest.CLEAR;
import static parley.screening.ChecksTest.HOLD;
import static parley.screening.ChecksTest.REFUSE;
import static parley.screening.ChecksTest.row;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Each check of links, shouting, mentions and contact details, alone")
class ChecksOfMannersTest {

    @ParameterizedTest(name = "{0}: {1} → {3}")
    @MethodSource({"hosts", "shouting", "mentions", "contact"})
    void finds(String check, String what, Drafts drafts, String finding) {
        assertThat(ChecksTest.found(check, drafts)).isEqualTo(finding);
    }

    static Stream<Arguments> hosts() {
        Drafts trusting = harmless()
                .where("linkHosts", new JsonArray(List.of("news.example")))
                .where("linksElsewhere", "refuse");
        return Stream.of(
                hosts("any, where nobody minds", harmless().saying("https://evil.example"), CLEAR),
                hosts("one that is trusted", trusting.saying("https://news.example/a?b#c"), CLEAR),
                hosts("one below it", trusting.saying("HTTPS://WWW.News.Example:8443/"), CLEAR),
                hosts("a mailbox", trusting.saying("<ada@evil.example>"), CLEAR),
                hosts("another one", trusting.saying("https://evil.example"), REFUSE),
                hosts(
                        "another one, of which a moderator decides",
                        trusting.where("linksElsewhere", "hold").saying("www.evil.example"),
                        HOLD),
                hosts("one that ends alike", trusting.saying("https://fakenews.example"), REFUSE),
                hosts("one that begins alike", trusting.saying("https://news.example.evil.example"), REFUSE),
                hosts("a name before another one", trusting.saying("[a](https://news.example@evil.example)"), REFUSE),
                hosts("behind a backslash", trusting.saying("[a](https://evil.example\\\\@news.example/)"), REFUSE),
                hosts("behind three slashes", trusting.saying("[a](https:///evil.example/)"), REFUSE),
                hosts("an image", trusting.saying("![a](http://evil.example/a.png)"), REFUSE),
                row(
                        "links",
                        "two that are trusted",
                        trusting.saying("https://news.example https://news.example"),
                        CLEAR),
                row("links", "two that are not", trusting.saying("https://a.example https://b.example"), HOLD));
    }

    static Stream<Arguments> shouting() {
        return Stream.of(
                shouting("capitals", "THIS IS AN OUTRAGE, ALL OF IT", HOLD),
                shouting("capitals in another alphabet", "ЭТО НАСТОЯЩЕЕ БЕЗОБРАЗИЕ", HOLD),
                shouting("a few small letters do not help", "THIS IS AN OUTRAGE, ALL OF it", HOLD),
                shouting("half of it", "THIS IS AN OUTRAGE, and nobody does anything", CLEAR),
                shouting("an abbreviation", "UNESCO, NATO", CLEAR),
                shouting("a script without case", "これは本当にひどい話だと思いますよねみなさん", CLEAR),
                shouting("digits", "1234567890 1234567890 1234567890", CLEAR),
                row(
                        "shouting",
                        "where nobody minds",
                        harmless().where("shoutingHeldFrom", 0).saying("THIS IS AN OUTRAGE, ALL OF IT"),
                        CLEAR));
    }

    static Stream<Arguments> mentions() {
        return Stream.of(
                row("mentions", "five", harmless().saying("@ada @ben @cem @dan @eve"), CLEAR),
                row("mentions", "six", harmless().saying("@ada @ben,@cem (@dan) @eve\n@ügür"), HOLD),
                row("mentions", "six mail addresses", harmless().saying("a@b.de ".repeat(6)), CLEAR),
                row("mentions", "prices", harmless().saying("3 @ 5 @ 7 @ 9 @ 11 @ 13 @ 15"), CLEAR),
                row(
                        "mentions",
                        "six, where nobody minds",
                        harmless().where("mentionsHeldFrom", 0).saying("@a ".repeat(6)),
                        CLEAR));
    }

    static Stream<Arguments> contact() {
        Drafts mail = harmless().saying("Write to ada@example.org, please.");
        return Stream.of(
                row("contact-details", "a mail address", mail, HOLD),
                row("contact-details", "where the site refuses it", mail.where("contactDetails", "refuse"), REFUSE),
                row("contact-details", "where the site allows it", mail.where("contactDetails", "allow"), CLEAR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.lovelace+news@mail.example.co.uk",
                "ada [at] example [dot] org",
                "ada (at) example.org",
                "ADA@EXAMPLE.ORG",
                "call +49 170 1234567",
                "+1 (555) 123-4567",
                "0049 (0) 30 / 901820",
                "Tel. 030 90182000",
                "06 12 34 56 78",
                "(0)30-9018 2000",
                "0170/1234567",
                "555-867-5309",
                "(555) 867-5309.",
                "DE89 3704 0044 0532 0130 00 is mine",
                "gb82west12345698765432",
                "NO93 8601 1117 947",
            })
    void whatLeadsToAPerson(String text) {
        assertThat(Contacts.in(text)).as(text).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on 01.02.2026 or 2026-05-01",
                "1,000,000 or 1 000 000 people, 250.000.000 Euro",
                "0.5 and 0.25 and 0.125",
                "from 08:00 to 09:30, 10-12 times",
                "ISBN 978-3-16-148410-0",
                "https://shop.example/item/01234567890",
                "version 10.20.30.40, IP 192.168.178.255",
                "DE89 3704 0044 0532 0130 01 has a slip in it",
                "in 2025 2026 2027 2028 2029",
                "@ada said so, see you @ 5.de",
                "4711 0815",
                "AB12 is a model that everybody knows by now 1 2 3",
            })
    void whatDoesNot(String text) {
        assertThat(Contacts.in(text)).as(text).isEmpty();
    }

    private static Arguments hosts(String what, Drafts drafts, String finding) {
        return row("link-hosts", what, drafts, finding);
    }

    private static Arguments shouting(String what, String text, String finding) {
        return row("shouting", what, harmless().saying(text), finding);
    }

    private static Drafts harmless() {
        return Drafts.harmless();
    }
}
