package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Parameters and headers: text on the wire, typed by their schema. */
@NullMarked
final class Values {
    private Values() {}

    static List<String> complaints(ContractDocument document, JsonObject declared, List<String> values) {
        if (values.isEmpty()) return declared.getBoolean("required", false) ? List.of("is missing") : List.of();
        JsonObject schema = document.resolved(declared.getJsonObject("schema"));
        if ("array".equals(schema.getValue("type"))) return document.complaints(schema, new JsonArray(values));
        if (values.size() > 1) return List.of("comes " + values.size() + " times");
        return document.complaints(schema, typed(schema, values.getFirst()));
    }

    private static @Nullable Object typed(JsonObject schema, String value) {
        boolean integer = "integer".equals(schema.getValue("type")) && value.matches("-?[0-9]{1,18}");
        return integer ? (Object) Long.valueOf(value) : value;
    }
}
