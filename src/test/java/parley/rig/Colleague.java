package parley.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody before the newsroom's pages, with a browser that runs no scripts and keeps one cookie. Invented people only. */
public final class Colleague {
    public static final String PASSWORD = "correct horse of the walks";
    private static final String COOKIE = "__Host-parley";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;
    private String session = "";

    private Colleague(URI address) {
        this.address = address;
    }

    public static Colleague at(Node node) {
        return new Colleague(node.address());
    }

    /** The same browser before another node. */
    public Colleague before(Node node) {
        return at(node).holding(session);
    }

    public Colleague holding(String token) {
        session = token;
        return this;
    }

    public String session() {
        return session;
    }

    /** Makes an account for an address, by a link that is planted in the database. */
    public static Colleague invited(Node node, TestDatabase database, String mail, String role, String sites) {
        var api = node.administrator();
        var body = new io.vertx.core.json.JsonObject().put("mail", mail).put("role", role);
        if (!sites.isEmpty()) {
            body.put("sites", new io.vertx.core.json.JsonArray().add(sites));
        }
        api.post("/staff", body).expect(201);
        var link = plant(database, mail, "1 hour");
        var colleague = at(node);
        var name = mail.replaceFirst("@.*", "");
        colleague.post("/console/invited", Map.of("token", link, "name", name, "password", PASSWORD));
        assertThat(colleague.session).isNotEmpty();
        return colleague;
    }

    /** @param left an interval of PostgreSQL until the link ends */
    public static String plant(TestDatabase database, String mail, String left) {
        var link = "planted-" + mail + "-" + left.replace(' ', '-');
        database.execute(
                "INSERT INTO staff_link (hash, staff_id, expires_at) SELECT sha256('%s'::bytea), id, now() + interval '%s'"
                                .formatted(link, left)
                        + " FROM staff WHERE mailbox = '" + mail + "' ON CONFLICT DO NOTHING");
        return link;
    }

    public Page signIn(String mail, String password) {
        return post("/console/sign-in", Map.of("mail", mail, "password", password));
    }

    /** As scripts of the console speak to the API. */
    public Api api() {
        return Api.of(address).with("Cookie", COOKIE + "=" + session).with("Sec-Fetch-Site", "same-origin");
    }

    /** What came, as the browser saw it; redirects are not followed. */
    public record Page(HttpResponse<String> answer) {
        public int status() {
            return answer.statusCode();
        }

        public Document html() {
            return Jsoup.parse(answer.body());
        }

        public String location() {
            return answer.headers().firstValue("Location").orElse("");
        }

        public String cookie() {
            return answer.headers().firstValue("Set-Cookie").orElse("");
        }

        public String field(String name) {
            return html().select("input[name=" + name + "]").val();
        }
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    public Page post(String path, Map<String, String> fields) {
        var own = "http://" + address.getAuthority();
        return send(form(path, fields).header("Sec-Fetch-Site", "same-origin").header("Origin", own));
    }

    /** As another site's page makes the browser send it. */
    public Page postFromElsewhere(String path, Map<String, String> fields) {
        return send(
                form(path, fields).header("Sec-Fetch-Site", "cross-site").header("Origin", "https://evil.example.org"));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        return session.isEmpty() ? request : request.header("Cookie", COOKIE + "=" + session);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var page = new Page(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            var cookie = page.cookie();
            if (cookie.startsWith(COOKIE + "=")) {
                session = cookie.substring(COOKIE.length() + 1, cookie.indexOf(';'));
            }
            return page;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }
}
