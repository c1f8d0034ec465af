package parley.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {

    @Test
    void comesBackFromItsJsonAsItWas() {
        var policy = new Policy(
                7,
                2,
                300,
                Duration.ofHours(1),
                false,
                true,
                3,
                false,
                5,
                List.of("a.example"),
                Treatment.REFUSE,
                60,
                9,
                Treatment.ALLOW,
                Duration.ZERO,
                List.of("a*"),
                List.of("b c"),
                true,
                7,
                true);
        assertThat(Policy.fromJson(new JsonObject(policy.toJson().encode()))).isEqualTo(policy);
        assertThat(Policy.fromJson(new JsonObject(Policy.OPEN.toJson().encode())))
                .isEqualTo(Policy.OPEN);
    }

    @Test
    void hasAValueForEveryKeyThatIsMissing() {
        assertThat(Policy.fromJson(new JsonObject())).isEqualTo(Policy.DEFAULT);
        assertThat(Policy.fromJson(new JsonObject().put("maxLength", 10)).maxLength())
                .isEqualTo(10);
    }

    @Test
    void takesStarsAtTheEndsOfAWordOrOneInside() {
        var words = List.of("*a*", "buy che**p *pills", "a* *b", "f**k");
        assertThat(Policy.fromJson(new JsonObject().put("bannedWords", new JsonArray(words)))
                        .bannedWords())
                .isEqualTo(words);
    }

    @Test
    void readsHostsInAnyCase() {
        var json = new JsonObject().put("linkHosts", new JsonArray().add("News.Example"));
        assertThat(Policy.fromJson(json).linkHosts()).containsExactly("news.example");
    }

    @Test
    void namesEveryKeyItDoesNotKnow() {
        assertThatThrownBy(() ->
                        Policy.fromJson(new JsonObject().put("maxLenght", 1).put("colour", "red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour, maxLenght");
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String key, Object value) {
        var json = new JsonObject().put(key, value);
        assertThatThrownBy(() -> Policy.fromJson(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                Arguments.of("minLength", 0),
                Arguments.of("minLength", 5_001),
                Arguments.of("minLength", "1"),
                Arguments.of("maxLength", Policy.LONGEST + 1),
                Arguments.of("maxLength", 1.5),
                Arguments.of("maxLength", null),
                Arguments.of("maxLength", 5_000_000_000L),
                Arguments.of("editWindow", "-PT1S"),
                Arguments.of("editWindow", "five minutes"),
                Arguments.of("editWindow", 300),
                Arguments.of("mailRequired", "yes"),
                Arguments.of("linksHeldFrom", -1),
                Arguments.of("newAuthorHeld", 101),
                Arguments.of("rejectionsHeld", 3),
                Arguments.of("linkHosts", new JsonArray().add("https://a.example")),
                Arguments.of("linkHosts", new JsonArray().add("a..example")),
                Arguments.of("linksElsewhere", "block"),
                Arguments.of("shoutingHeldFrom", 101),
                Arguments.of("mentionsHeldFrom", -1),
                Arguments.of("reportsHeldFrom", -1),
                Arguments.of("reportsHeldFrom", 1001),
                Arguments.of("contactDetails", true),
                Arguments.of("nudge", "yes"),
                Arguments.of("repeatWindow", "-PT1S"),
                Arguments.of("bannedWords", "word"),
                Arguments.of("bannedWords", new JsonArray().add(1)),
                Arguments.of("bannedWords", new JsonArray().add("...")),
                Arguments.of("bannedWords", new JsonArray().add("buy a*b*c")),
                Arguments.of("bannedWords", new JsonArray().add("*a*b")),
                Arguments.of("suspectWords", new JsonArray().add("a".repeat(Policy.LONGEST_WORD + 1))));
    }
}
