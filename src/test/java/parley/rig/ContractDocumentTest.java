package parley.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The document itself: valid, closed, whole. */
@NullMarked
class ContractDocumentTest {
    private final ContractDocument document = ContractDocument.load("/openapi.yaml");

    @Test
    void itIsValidOpenApi() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            OpenAPIContract contract = OpenAPIContract.from(vertx, inKnownMediaTypes())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            assertThat(contract.operations()).hasSize(Contract.operations().size());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void everyObjectIsClosed() {
        List<String> open = new ArrayList<>();
        walk("#", document.root(), (where, node) -> {
            boolean object = "object".equals(node.getValue("type"));
            if (object && !Boolean.FALSE.equals(node.getValue("additionalProperties"))) open.add(where);
        });
        assertThat(open).isEmpty();
    }

    @Test
    void everyFieldThatIsRequiredIsAProperty() {
        List<String> missing = new ArrayList<>();
        walk("#", document.root(), (where, node) -> {
            if (node.getValue("required") instanceof JsonArray required && node.containsKey("properties")) {
                required.stream()
                        .filter(field -> !node.getJsonObject("properties").containsKey((String) field))
                        .forEach(field -> missing.add(where + " " + field));
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        walk("#", document.root(), (where, node) -> {
            if (node.getValue("$ref") instanceof String) {
                assertThatCode(() -> document.resolved(node)).as(where).doesNotThrowAnyException();
            }
        });
    }

    @Test
    void everyOperationMayFailAndBeLimited() {
        for (ContractOperation operation : ContractOperation.all(document)) {
            assertThat(List.of(429, 500, 503))
                    .as(operation.name())
                    .allMatch(status -> operation.response(status).isPresent());
        }
    }

    @Test
    void aModeratedCommentHasAllOfAComment() {
        JsonObject comment = document.resolved(document.schema("Comment"));
        JsonObject moderated = document.resolved(document.schema("ModeratedComment"));
        assertThat(moderated.getJsonObject("properties").fieldNames())
                .containsAll(comment.getJsonObject("properties").fieldNames());
        assertThat(moderated.getJsonArray("required")).containsAll(comment.getJsonArray("required"));
    }

    /** The library knows few media types, and refuses a document that names others. */
    private JsonObject inKnownMediaTypes() {
        return new JsonObject(document.root()
                .encode()
                .replace("application/problem+json", "application/json")
                .replace("text/event-stream", "text/plain")
                .replace("application/jsonl", "text/plain")
                .replace("text/html", "text/plain")
                .replace("application/yaml", "text/plain"));
    }

    private static void walk(String where, @Nullable Object node, BiConsumer<String, JsonObject> visit) {
        if (node instanceof JsonObject object) {
            visit.accept(where, object);
            object.forEach(field -> walk(where + "/" + field.getKey(), field.getValue(), visit));
        } else if (node instanceof JsonArray array) {
            array.forEach(item -> walk(where + "/…", item, visit));
        }
    }
}
