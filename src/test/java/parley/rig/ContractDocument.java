package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** openapi.yaml as JSON, with its {@code $ref}s followed and its schemas ready to judge values (JSON Schema 2020-12). */
@NullMarked
final class ContractDocument {
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://contract.invalid/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final JsonObject root;
    private final Map<String, Validator> validators = new ConcurrentHashMap<>();

    private ContractDocument(JsonObject root) {
        this.root = root;
    }

    static ContractDocument load(String resource) {
        try (InputStream in = ContractDocument.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is not on the class path");
            return new ContractDocument(object(new Yaml(new SafeConstructor(new LoaderOptions())).<Map<?, ?>>load(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject root() {
        return root;
    }

    JsonObject schema(String name) {
        return new JsonObject().put("$ref", "#/components/schemas/" + name);
    }

    JsonObject response(String name) {
        return resolved(new JsonObject().put("$ref", "#/components/responses/" + name));
    }

    /** What a {@code $ref} points at, or the object itself. */
    JsonObject resolved(JsonObject node) {
        String ref = node.getString("$ref");
        if (ref == null) return node;
        JsonObject target = root;
        for (String step : ref.substring("#/".length()).split("/", -1)) {
            JsonObject next = target.getJsonObject(step.replace("~1", "/").replace("~0", "~"));
            if (next == null) throw new IllegalStateException("the contract has no " + ref);
            target = next;
        }
        return resolved(target);
    }

    /** What is wrong with the value, in words; empty where it fits. Of alternatives, what the nearest one misses. */
    List<String> complaints(JsonObject schema, @Nullable Object value) {
        OutputUnit verdict = validators
                .computeIfAbsent(schema.encode(), __ -> validator(schema))
                .validate(value);
        if (Boolean.TRUE.equals(verdict.getValid())) return List.of();
        JsonArray alternatives = resolved(schema).getJsonArray("oneOf", new JsonArray());
        List<String> said = alternatives.stream()
                .map(alternative -> complaints((JsonObject) alternative, value))
                .filter(complaints -> !complaints.isEmpty())
                .min(Comparator.comparingInt(List::size))
                .orElseGet(() -> Complaints.of(verdict.getErrors() == null ? List.of() : verdict.getErrors()));
        return said.isEmpty() ? List.of("does not fit " + schema.encode()) : said;
    }

    /** The components go along, so that a {@code $ref} into them resolves inside the schema itself. */
    private Validator validator(JsonObject schema) {
        JsonObject whole =
                schema.copy().put("components", root.getJsonObject("components").copy());
        return Validator.create(JsonSchema.of(whole), OPTIONS);
    }

    private static JsonObject object(Map<?, ?> yaml) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        yaml.forEach((key, value) -> fields.put(String.valueOf(key), json(value)));
        return new JsonObject(fields);
    }

    private static @Nullable Object json(@Nullable Object yaml) {
        if (yaml instanceof Map<?, ?> map) return object(map);
        if (!(yaml instanceof List<?> list)) return yaml;
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(json(item)));
        return new JsonArray(items);
    }
}
