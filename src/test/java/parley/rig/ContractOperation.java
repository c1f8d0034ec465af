package parley.rig;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** One method of one path of the contract, and what it says of requests. */
@NullMarked
record ContractOperation(ContractDocument document, String method, String template, JsonObject item, JsonObject said) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    static List<ContractOperation> all(ContractDocument document) {
        List<ContractOperation> operations = new ArrayList<>();
        JsonObject paths = document.root().getJsonObject("paths");
        for (String template : paths.fieldNames()) {
            JsonObject item = paths.getJsonObject(template);
            for (String method : List.of("get", "put", "post", "delete", "patch")) {
                JsonObject said = item.getJsonObject(method);
                if (said != null) {
                    operations.add(
                            new ContractOperation(document, method.toUpperCase(Locale.ROOT), template, item, said));
                }
            }
        }
        return List.copyOf(operations);
    }

    String name() {
        return method + " " + template;
    }

    boolean fits(String path) {
        return matcher(path).matches();
    }

    Optional<JsonObject> response(int status) {
        return Optional.ofNullable(said.getJsonObject("responses").getJsonObject(String.valueOf(status)))
                .map(document::resolved);
    }

    /** What is wrong with a request that was not answered 400, 413 or 415. */
    List<String> complaints(String path, Map<String, List<String>> query, MultiMap headers, String body) {
        return Stream.of(parameters(path, query, headers), unlisted(query), body(headers, body))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> parameters(String path, Map<String, List<String>> query, MultiMap headers) {
        List<String> wrong = new ArrayList<>();
        for (JsonObject parameter : declared()) {
            String name = parameter.getString("name");
            List<String> values = switch (parameter.getString("in")) {
                case "query" -> query.getOrDefault(name, List.of());
                case "header" -> headers.getAll(name);
                case "path" -> List.of(inPath(path, name));
                default -> throw new IllegalStateException("a parameter in " + parameter.getString("in"));
            };
            wrong.addAll(Values.complaints(document, parameter, values).stream()
                    .map(complaint -> "request " + parameter.getString("in") + " " + name + " " + complaint)
                    .toList());
        }
        return wrong;
    }

    private List<String> unlisted(Map<String, List<String>> query) {
        List<String> listed = declared().stream()
                .filter(parameter -> "query".equals(parameter.getString("in")))
                .map(parameter -> parameter.getString("name"))
                .toList();
        return query.keySet().stream()
                .filter(name -> !listed.contains(name))
                .map(name -> "request query " + name + " is not listed")
                .toList();
    }

    private List<String> body(MultiMap headers, String body) {
        JsonObject expected = said.getJsonObject("requestBody");
        if (expected == null) return body.isEmpty() ? List.of() : List.of("request body, where none is listed");
        if (body.isEmpty() && !expected.getBoolean("required", false)) return List.of();
        return Content.complaints(document, expected, headers, body).stream()
                .map(complaint -> "request " + complaint)
                .toList();
    }

    private List<JsonObject> declared() {
        return Stream.of(item, said)
                .flatMap(holder -> holder.getJsonArray("parameters", new JsonArray()).stream())
                .map(JsonObject.class::cast)
                .map(document::resolved)
                .toList();
    }

    private String inPath(String path, String name) {
        Matcher names = PARAMETER.matcher(template);
        Matcher values = matcher(path);
        if (!values.matches()) throw new IllegalStateException(path + " is not " + template);
        for (int group = 1; names.find(); group++) {
            if (names.group(1).equals(name)) return values.group(group);
        }
        throw new IllegalStateException(template + " has no " + name);
    }

    private Matcher matcher(String path) {
        StringBuilder regex = new StringBuilder();
        Matcher names = PARAMETER.matcher(template);
        int from = 0;
        while (names.find()) {
            regex.append(Pattern.quote(template.substring(from, names.start()))).append("([^/]+)");
            from = names.end();
        }
        return Pattern.compile(regex + Pattern.quote(template.substring(from))).matcher(path);
    }
}
