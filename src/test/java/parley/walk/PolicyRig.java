package parley.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import parley.rig.Api;
import parley.rig.Colleague;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.TestDatabase;
import parley.rig.Town;

/** Everybody there is, and something sensible to send to every address: a comment of somebody else, on the demo site. */
final class PolicyRig implements AutoCloseable {
    /** The moderator is of the demo site, elsewhere of another one; keys are named by their scopes. */
    static final List<String> EVERYBODY = List.of(
            "stranger",
            "guest",
            "owner",
            "administrator",
            "moderator",
            "elsewhere",
            "read",
            "moderate",
            "configure",
            "operator");

    private static final String OTHER = "second";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Node node;
    private final Guest author;
    private final Map<String, Map<String, String>> shown = new LinkedHashMap<>();
    private final Map<String, String> mails = new LinkedHashMap<>();
    private int count;

    PolicyRig(TestDatabase database) {
        database.execute("INSERT INTO site (key, name, origins, policy) VALUES ('%s', 'Second', '{%s}', '{}')"
                .formatted(OTHER, Town.ORIGIN));
        node = Node.on(database);
        author = Guest.on(node, "Ida Sommer");
        var reader = Guest.on(node, "Ole Brandt").says("policy/reader", "somebody");
        show("stranger", Map.of());
        show("guest", Map.of("Authorization", "Guest " + reader.guestToken()));
        for (var role : List.of("owner", "administrator")) {
            Colleague.invited(node, database, role + "@example.org", role, "");
            staff(role, role + "@example.org");
        }
        Colleague.invited(node, database, "mo@example.org", "moderator", "demo");
        staff("moderator", "mo@example.org");
        Colleague.invited(node, database, "el@example.org", "moderator", OTHER);
        staff("elsewhere", "el@example.org");
        for (var scope : List.of("read", "moderate", "configure")) {
            var asked = new JsonObject().put("name", scope).put("scopes", new JsonArray().add(scope));
            var secret =
                    node.administrator().post("/keys", asked).expect(201).json().getString("secret");
            show(scope, Map.of("Authorization", "Bearer " + secret));
        }
        show("operator", Map.of("Authorization", "Bearer " + Node.ADMIN_KEY));
    }

    private void show(String who, Map<String, String> headers) {
        shown.put(who, headers);
    }

    private void staff(String who, String mail) {
        mails.put(who, mail);
        var colleague = Colleague.at(node);
        colleague.signIn(mail, Colleague.PASSWORD);
        show(who, Map.of("Cookie", "__Host-parley=" + colleague.session()));
    }

    List<String> addresses() {
        return node.addresses();
    }

    Guest guest(String name) {
        return Guest.on(node, name);
    }

    Api as(String who) {
        var api = node.api().with("Sec-Fetch-Site", "same-origin");
        for (var header : shown.getOrDefault(who, Map.of()).entrySet()) {
            api = api.with(header.getKey(), header.getValue());
        }
        return api;
    }

    /** @return {@code +}, {@code 1}, {@code 3} or {@code s} */
    String ask(String who, String address) {
        var method = address.substring(0, address.indexOf(' '));
        var path = path(address.substring(method.length() + 1));
        var answer = send(who, method, path, path.startsWith("/api/") ? json(address) : form(address));
        if (path.equals("/console/sign-out") && mails.containsKey(who)) {
            staff(who, mails.getOrDefault(who, "")); // the next address wants them signed in
        }
        boolean asked = answer.headers()
                .firstValue("Location")
                .filter(to -> to.startsWith("/console/sign-in?to="))
                .isPresent();
        return asked
                ? "s"
                : switch (answer.statusCode()) {
                    case 401 -> "1";
                    case 403 -> "3";
                    case 500 -> "!";
                    default -> "+";
                };
    }

    private HttpResponse<Void> send(String who, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(node.address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "http://" + node.address().getAuthority());
        if (!body.isEmpty()) {
            request.header(
                    "Content-Type",
                    path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded");
        }
        shown.getOrDefault(who, Map.of()).forEach(request::header);
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }

    /** Nobody's comment twice: what one of them did to it must not change what the next may do. */
    private String path(String template) {
        var path = template;
        if (path.contains("/comments/:id")) {
            path = path.replace("/comments/:id", "/comments/" + comment());
        }
        if (path.contains("/authors/:id")) {
            path = path.replace("/authors/:id", "/authors/" + writer());
        }
        if (path.contains("/discussions/:id") || path.contains(":discussion")) {
            path = path.replace("/discussions/:id", "/discussions/" + Town.discussion("demo", "policy"))
                    .replace(":discussion", Town.discussion("demo", "policy"));
        }
        return path.replace(":id", UUID.randomUUID().toString())
                        .replace(":number", "1")
                        .replace(":name", "love")
                        .replace(":author", "0123456789abcdef")
                        .replace(":slug", "not-found")
                        .replace(":site", "demo")
                + query(template);
    }

    private static String query(String template) {
        return switch (template) {
            case "/api/v1/discussions", "/api/v1/counts" -> "?site=demo&key=policy";
            case "/api/v1/me/mutes/:author" -> "?site=demo";
            default ->
                template.startsWith("/api/v1/moderation/authors/") || template.endsWith("/bans") ? "?site=demo" : "";
        };
    }

    private String comment() {
        return author.says("policy", "Number " + ++count).id();
    }

    private String writer() {
        return author.says("policy", "Number " + ++count)
                .comment()
                .getJsonObject("author")
                .getString("id");
    }

    private String json(String address) {
        var body = new JsonObject();
        switch (address.replaceFirst("/api/v1", "")) {
            case "POST /comments" -> body.mergeIn(author.body("policy", "New " + ++count));
            case "PATCH /comments/:id", "POST /preview" -> body.put("text", "Better " + ++count);
            case "PUT /comments/:id/vote" -> body.put("value", 1);
            case "POST /comments/:id/reports" -> body.put("reason", "spam");
            case "PUT /moderation/comments/:id/decision" -> body.put("decision", "approve");
            case "POST /moderation/decisions" ->
                body.put(
                        "decisions",
                        new JsonArray()
                                .add(new JsonObject().put("id", comment()).put("decision", "approve")));
            case "PUT /moderation/authors/:id/standing" -> body.put("watched", true);
            case "PUT /moderation/authors/:id/badges" -> body.put("badges", new JsonArray());
            case "POST /moderation/authors/:id/notes" -> body.put("text", "Called us");
            case "POST /moderation/authors/:id/removals" -> body.put("reason", "spam");
            case "POST /moderation/bans" ->
                body.put("kind", "mail-domain").put("value", "policy" + ++count + ".example");
            case "POST /me/notifications/read" -> body.put("upTo", 0);
            case "POST /keys" -> body.put("name", "Another").put("scopes", new JsonArray().add("read"));
            case "POST /staff" ->
                body.put("mail", "new" + ++count + "@example.org").put("role", "moderator");
            case "PATCH /staff/:id" -> body.put("state", "active");
            default -> {}
        }
        return body.isEmpty() ? "" : body.encode();
    }

    /** Signing out would end what the next address needs; an empty form is refused after the door. */
    private static String form(String address) {
        return address.startsWith("POST") ? "nothing=1" : "";
    }

    @Override
    public void close() {
        node.close();
    }
}
