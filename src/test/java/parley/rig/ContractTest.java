package parley.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.rig.ContractSamples.Exchange;

/** Checks the checker: what fits passes, and each way of not fitting is told. */
@NullMarked
class ContractTest {
    private static final String SAMPLES = "parley.rig.ContractSamples#";
    private static final Set<String> OPTIONAL = Set.of("held", "editToken", "guestToken", "repliesNext");

    @Test
    void everyOperationHasASample() {
        Set<String> sampled = ContractSamples.exchanges()
                .map(exchange -> exchange.method() + " " + template(exchange.path()))
                .collect(Collectors.toSet());
        assertThat(Contract.operations()).isNotEmpty().hasSameElementsAs(sampled);
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "exchanges")
    void whatFitsPasses(Exchange good) {
        assertThatCode(good::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "exchanges")
    void aStatusThatIsNotListedIsTold(Exchange good) {
        assertThatThrownBy(() -> good.answering(299).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("status 299 is not listed");
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "jsonExchanges")
    void anExtraFieldInAnAnswerIsTold(Exchange good) {
        assertBroken(good.answering(good.answer().put("surprise", 1)), "surprise");
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "jsonExchanges")
    void aMissingFieldInAnAnswerIsTold(Exchange good) {
        required(good.answer()).forEach(field -> assertBroken(good.answering(without(good.answer(), field)), field));
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "jsonExchanges")
    void aWrongTypeInAnAnswerIsTold(Exchange good) {
        good.answer()
                .fieldNames()
                .forEach(field -> assertBroken(
                        good.answering(good.answer()
                                .put(field, good.answer().getValue(field) instanceof Boolean ? "true" : true)),
                        field));
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "exchanges")
    void anExtraFieldInARequestIsTold(Exchange good) {
        assertBroken(good.asking(good.request().copy().put("surprise", 1)), "request");
    }

    @Test
    void aMissingFieldInARequestIsTold() {
        ContractSamples.exchanges()
                .filter(exchange -> !exchange.request().isEmpty())
                .forEach(exchange -> assertBroken(exchange.asking(new JsonObject().put("note", "")), "request"));
    }

    @Test
    void aRequestThatWasAnswered400IsNotJudged() {
        Exchange good = exchange("POST", "/comments");
        Exchange refused = new Exchange(
                "POST",
                "/comments",
                new JsonObject().put("surprise", 1),
                400,
                good.headers(),
                "application/problem+json",
                SampleJson.problem(400).encode());
        assertThatCode(refused::check).doesNotThrowAnyException();
    }

    @Test
    void aProblemNamesTheStatusOfItsAnswerAndComesAsAProblem() {
        Exchange good = exchange("GET", "/counts?site=demo&key=a&key=b");
        Exchange refused = new Exchange(
                "GET",
                good.path(),
                new JsonObject(),
                404,
                good.headers(),
                "application/problem+json",
                SampleJson.problem(404).encode());
        assertThatCode(refused::check).doesNotThrowAnyException();
        assertBroken(refused.answering(SampleJson.problem(410)), "/status");
        assertBroken(refused.answering(SampleJson.problem(404).put("stack", "…")), "stack");
        assertBroken(good.answering(404), "content type");
    }

    @Test
    void headersThatAreDueAreMissed() {
        ContractSamples.exchanges()
                .filter(exchange -> Set.of(201, 204).contains(exchange.status()))
                .map(good -> new Exchange(
                        good.method(),
                        good.path(),
                        good.request(),
                        good.status(),
                        MultiMap.caseInsensitiveMultiMap(),
                        good.type(),
                        good.body()))
                .forEach(bare -> assertBroken(bare, " is missing"));
    }

    @Test
    void parametersAreTypedAndListed() {
        Exchange page = ContractSamples.exchanges().findFirst().orElseThrow();
        assertBroken(page.at("/discussions?key=a"), "site is missing");
        assertBroken(page.at("/discussions?site=demo&limit=many"), "limit");
        assertBroken(page.at("/discussions?site=demo&sort=loudest"), "sort");
        assertBroken(page.at("/discussions?site=demo&afer=x"), "afer is not listed");
        assertBroken(page.at("/discussions?site=demo&site=other"), "comes 2 times");
    }

    @Test
    void pathsAndMethodsThatAreNotListedMayOnlyBeRefused() {
        Exchange page = ContractSamples.exchanges().findFirst().orElseThrow();
        assertBroken(page.at("/nowhere"), "a path that is not listed");
        MultiMap allow = MultiMap.caseInsensitiveMultiMap().add("Allow", "GET");
        Exchange wrongMethod = new Exchange(
                "PUT",
                "/counts",
                new JsonObject(),
                405,
                allow,
                "application/problem+json",
                SampleJson.problem(405).encode());
        assertThatCode(wrongMethod::check).doesNotThrowAnyException();
        assertBroken(wrongMethod.answering(200), "a method that is not listed");
        assertThatCode(wrongMethod.at("/nowhere").answering(404).answering(SampleJson.problem(404))::check)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "frames")
    void everyFrameIsKnown(JsonObject frame) {
        assertThatCode(() -> Contract.event(frame)).doesNotThrowAnyException();
        assertFrameBroken(frame.copy().put("surprise", 1));
        frame.fieldNames().forEach(field -> assertFrameBroken(without(frame, field)));
        frame.fieldNames().forEach(field -> assertFrameBroken(frame.copy().put(field, true)));
    }

    @ParameterizedTest
    @MethodSource(SAMPLES + "events")
    void everyEventIsHeldToItsType(JsonObject event) {
        Consumer<JsonObject> broken = other -> assertFrameBroken(ContractSamples.events(new JsonArray().add(other)));
        broken.accept(event.copy().put("surprise", 1));
        broken.accept(event.copy().put("type", "comment-sung"));
        event.fieldNames().forEach(field -> broken.accept(without(event, field)));
        event.fieldNames().forEach(field -> broken.accept(event.copy().put(field, new JsonObject().put("?", 1))));
    }

    @Test
    void aComplaintIsAboutTheEventThatWasMeant() {
        JsonObject event = without(ContractSamples.events().findFirst().orElseThrow(), "commentCount");
        assertThatThrownBy(() -> Contract.event(ContractSamples.events(new JsonArray().add(event))))
                .hasMessageContaining("commentCount")
                .hasMessageNotContaining("votes-changed");
    }

    @Test
    void everyFieldOfACommentIsHeld() {
        JsonObject good = SampleJson.comment();
        Contract.component("Comment", good);
        required(good).forEach(field -> assertCommentBroken(without(good, field), field));
        good.fieldNames().forEach(field -> assertCommentBroken(good.copy().put(field, List.of(1)), field));
        assertCommentBroken(good.copy().put("createdAt", "yesterday"), "createdAt");
        assertCommentBroken(good.copy().put("number", 0), "number");
        assertCommentBroken(good.copy().put("reactions", new JsonObject().put("Love!", 1)), "Love!");
    }

    private static List<String> required(JsonObject value) {
        return value.fieldNames().stream()
                .filter(field -> !OPTIONAL.contains(field))
                .toList();
    }

    private static JsonObject without(JsonObject value, String field) {
        JsonObject rest = value.copy();
        rest.remove(field);
        return rest;
    }

    private static Exchange exchange(String method, String path) {
        return ContractSamples.exchanges()
                .filter(exchange ->
                        exchange.method().equals(method) && exchange.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String template(String path) {
        return path.replaceAll("\\?.*", "")
                .replaceAll("/(comments|discussions|decisions)/[^/]+", "/$1/{id}")
                .replace("/comments/{id}", path.startsWith("/discussions") ? "/comments/{number}" : "/comments/{id}")
                .replace("/sites/daily", "/sites/{key}")
                .replace("/reactions/love", "/reactions/{name}")
                .replace("/staff/s1", "/staff/{id}")
                .replace("/sessions/b1", "/sessions/{id}")
                .replace("/keys/k1", "/keys/{id}")
                .replace("/authors/a1", "/authors/{id}")
                .replace("/bans/b1", "/bans/{id}")
                .replace("/follows/d1", "/follows/{id}")
                .replace("/mutes/a1", "/mutes/{author}");
    }

    private static void assertBroken(Exchange bad, String told) {
        assertThatThrownBy(bad::check).isInstanceOf(AssertionError.class).hasMessageContaining(told);
    }

    private static void assertCommentBroken(JsonObject comment, String told) {
        assertThatThrownBy(() -> Contract.component("Comment", comment))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(told);
    }

    private static void assertFrameBroken(JsonObject frame) {
        assertThatThrownBy(() -> Contract.event(frame)).as(frame.encode()).isInstanceOf(AssertionError.class);
    }
}
