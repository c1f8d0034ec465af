package parley.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.event.DiscussionState;
import parley.sites.Policy;

@DisplayName("Each check, alone")
class ChecksTest {

    static final String CLEAR = "Clear";
    static final String HOLD = "Hold";
    static final String REFUSE = "Refuse";

    @ParameterizedTest(name = "{0}: {1} → {3}")
    @MethodSource({"closed", "empty", "length", "links", "words", "repeated", "preModeration"})
    void finds(String check, String what, Drafts drafts, String finding) {
        assertThat(found(check, drafts)).isEqualTo(finding);
    }

    static String found(String check, Drafts drafts) {
        Check alone = Screening.ORDER.stream()
                .filter(step -> step.name().equals(check))
                .findFirst()
                .orElseThrow()
                .check();
        return alone.inspect(drafts.draft()).getClass().getSimpleName();
    }

    static Stream<Arguments> closed() {
        return Stream.of(
                row("closed", "an open discussion", harmless(), CLEAR),
                row("closed", "a closed one", harmless().in(DiscussionState.CLOSED), REFUSE),
                row("closed", "an archived one", harmless().in(DiscussionState.ARCHIVED), REFUSE));
    }

    static Stream<Arguments> empty() {
        return Stream.of(
                row("empty", "one letter", harmless().saying("a"), CLEAR),
                row("empty", "an emoji", harmless().saying("👍"), CLEAR),
                row("empty", "nothing", harmless().saying(""), REFUSE),
                row("empty", "blanks", harmless().saying(" \n\t\u00a0\u3000"), REFUSE),
                row("empty", "zero width", harmless().saying("\u200b\u2060\ufeff"), REFUSE),
                row("empty", "fillers that look blank", harmless().saying("\u3164\u2800"), REFUSE),
                row("empty", "only a rule", harmless().saying("---"), REFUSE),
                row("empty", "a link around nothing", harmless().saying("[](http://a.example)"), REFUSE),
                row("empty", "an entity for a blank", harmless().saying("&nbsp;"), REFUSE),
                row("empty", "HTML shown as typed", harmless().saying("<!-- -->"), CLEAR),
                row("empty", "more than can be shown", harmless().saying("{".repeat(65_000)), CLEAR));
    }

    static Stream<Arguments> length() {
        return Stream.of(
                row("length", "the longest", harmless().saying("é".repeat(5_000)), CLEAR),
                row("length", "one more", harmless().saying("é".repeat(5_001)), REFUSE),
                row("length", "code points, not units", harmless().saying("👍".repeat(5_000)), CLEAR),
                row("length", "the shortest", harmless().where("minLength", 3).saying("abc"), CLEAR),
                row("length", "one less", harmless().where("minLength", 3).saying("ab"), REFUSE),
                row("length", "nothing, which another check names", harmless().saying(""), CLEAR),
                row("length", "what grows when shown", harmless().saying("{".repeat(65_000)), REFUSE));
    }

    static Stream<Arguments> links() {
        Drafts two = harmless().saying("http://a.example and [b](https://b.example)");
        return Stream.of(
                row("links", "none", harmless(), CLEAR),
                row("links", "one", harmless().saying("see www.a.example"), CLEAR),
                row("links", "two", two, HOLD),
                row("links", "two, where links never hold", two.where("linksHeldFrom", 0), CLEAR),
                row(
                        "links",
                        "one, where the first holds",
                        two.saying("www.a.example").where("linksHeldFrom", 1),
                        HOLD),
                row("links", "two in code", harmless().saying("`http://a.example http://b.example`"), CLEAR),
                row("links", "two that lead nowhere", harmless().saying("[a](javascript:x) [b](/c)"), CLEAR),
                row("links", "two typed as HTML", harmless().saying("<a href=x> <a href=y>"), CLEAR),
                row("links", "two images", harmless().saying("![a](http://a.example) ![b](http://b.example)"), HOLD));
    }

    static Stream<Arguments> words() {
        Drafts banning = harmless().where("bannedWords", new JsonArray(List.of("casino", "buy now")));
        Drafts doubting = harmless().where("suspectWords", new JsonArray(List.of("casino*")));
        return Stream.of(
                row("banned-words", "no list", harmless().saying("casino"), CLEAR),
                row("banned-words", "another word", banning.saying("casinos"), CLEAR),
                row("banned-words", "in the text", banning.saying("A CASINO!"), REFUSE),
                row("banned-words", "in the name", banning.by("Casíno Royal"), REFUSE),
                row("banned-words", "in the website", banning.from("https://casino.example"), REFUSE),
                row("banned-words", "in a link's target", banning.saying("[x](http://casino.example)"), REFUSE),
                row("banned-words", "cut by markup", banning.saying("ca**si**no"), REFUSE),
                row("banned-words", "cut by an entity", banning.saying("ca&#115;ino"), REFUSE),
                row("banned-words", "over two lines", banning.saying("buy\nnow"), REFUSE),
                row("suspect-words", "the beginning of a word", doubting.saying("casinos"), HOLD),
                row("suspect-words", "another word", doubting.saying("cas"), CLEAR));
    }

    static Stream<Arguments> repeated() {
        return Stream.of(
                row("repeated", "never said", harmless(), CLEAR),
                row("repeated", "just now", harmless().saidBefore(Drafts.NOON.minusSeconds(1)), HOLD),
                row("repeated", "599 s ago", harmless().saidBefore(Drafts.NOON.minusSeconds(599)), HOLD),
                row("repeated", "600 s ago", harmless().saidBefore(Drafts.NOON.minusSeconds(600)), CLEAR),
                row("repeated", "by a clock ahead of ours", harmless().saidBefore(Drafts.NOON.plusSeconds(9)), HOLD),
                row(
                        "repeated",
                        "switched off",
                        harmless().saidBefore(Drafts.NOON.plusSeconds(9)).under(Policy.OPEN),
                        CLEAR));
    }

    static Stream<Arguments> preModeration() {
        var known = new Standing(false, true, Optional.empty(), Optional.empty(), false, 0, 0, 0);
        return Stream.of(
                row("pre-moderation", "off", harmless(), CLEAR),
                row("pre-moderation", "of the site", harmless().where("preModerated", true), HOLD),
                row(
                        "pre-moderation",
                        "of the discussion",
                        harmless().in(new Draft.Place(DiscussionState.OPEN, true)),
                        HOLD),
                row("pre-moderation", "of the author", harmless().standing(known), HOLD));
    }

    private static Drafts harmless() {
        return Drafts.harmless();
    }

    static Arguments row(String check, String what, Drafts drafts, String finding) {
        return Arguments.of(check, what, drafts, finding);
    }
}
