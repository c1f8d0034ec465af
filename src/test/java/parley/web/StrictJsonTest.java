package parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

class StrictJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"a\"",
                "[]",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00x\"}",
                "{\"a\":\"\\ud800x\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":1}//",
                "{\"a\":/**/1}",
                "\uFEFF{}"
            })
    void refusesWhatIsNotOneStrictObject(String text) {
        refused(Buffer.buffer(text));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        refused(Buffer.buffer(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}));
        refused(Buffer.buffer("{\"a\":1}", "UTF-16"));
    }

    @Test
    void readsThirtyTwoLevelsAndNoMore() {
        assertThat(StrictJson.object(nested(32)).size()).isEqualTo(1);
        refused(nested(33));
    }

    private static Buffer nested(int levels) {
        return Buffer.buffer("{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1));
    }

    @Test
    void readsEveryKindOfValue() {
        var json = StrictJson.object(
                Buffer.buffer("{\"a\":1,\"b\":[true,null,\"\\ud83d\\ude00\"],\"c\":{\"d\":2.5},\"e\":99999999999}"));
        assertThat(json.encode())
                .isEqualTo("{\"a\":1,\"b\":[true,null,\"\uD83D\uDE00\"],\"c\":{\"d\":2.5},\"e\":99999999999}");
    }

    private static void refused(Buffer body) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> StrictJson.object(body))
                .matches(refusal -> refusal.kind() == ProblemKind.MALFORMED_REQUEST);
    }

    @Test
    void everyMistakeOfABodyIsSaidAtOnce() {
        var fields = Fields.of(new JsonObject("""
                {"text":1,"discussion":{"title":"x","extra/~":1},"count":-1,"list":[{},2],"sort":"odd","more":null}"""));
        fields.text("text");
        fields.text("site");
        fields.object("discussion").optionalText("title");
        fields.optionalCount("count");
        fields.objects("list");
        fields.choice("sort", List.of("up", "down"), word -> word);
        var refusal = catchThrowableOfType(Refusal.class, fields::check);
        assertThat(refusal.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/text", "/site", "/discussion/extra~1~0", "/count", "/list/1", "/sort", "/more");
    }

    @Test
    void nullIsOnlyForFieldsThatMayBeNull() {
        var fields = Fields.of(new JsonObject("{\"a\":null,\"b\":null}"));
        assertThat(fields.nullableText("a")).isEmpty();
        fields.optionalText("b");
        assertThat(catchThrowableOfType(Refusal.class, fields::check).errors())
                .containsExactly(new FieldError("/b", "must be a text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=1&a=2", "?b=x", "?b=101", "?b=-1", "?b=", "?c=odd", "?z=1", "?a=%00"})
    void mistakesOfAQueryAreRefused(String query) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> {
            var parameters = Parameters.of("/" + query);
            parameters.optionalText("a");
            parameters.whole("b", 0, 100);
            parameters.choice("c", List.of("up"), word -> word);
            parameters.check();
        });
    }

    @Test
    void aQueryIsReadByName() {
        var parameters = Parameters.of("/?a=x+%C3%A4&b=7&k=1&k=2");
        assertThat(parameters.text("a")).isEqualTo("x ä");
        assertThat(parameters.whole("b", 0, 100)).hasValue(7);
        assertThat(parameters.all("k")).containsExactly("1", "2");
        parameters.check();
    }
}
