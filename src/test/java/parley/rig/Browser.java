package parley.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
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

/** A reader without JavaScript: follows links, sends forms, keeps cookies. */
public final class Browser {
    private final URI home;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Browser(URI home) {
        this.home = home;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    public Document page(String path) {
        return Jsoup.parse(get(path).body(), home.toString());
    }

    /** As a page of Parley's own would send it. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", home.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a form, and follows the redirect that answers it. */
    public Document submit(String path, Map<String, String> form) {
        var answer = post(path, form);
        return answer.headers()
                .firstValue("Location")
                .map(this::page)
                .orElseThrow(
                        () -> new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body()));
    }

    public Document comment(String site, String key, String name, String text) {
        return submit(
                "/forms/comments",
                Map.of("site", site, "key", key, "name", name, "email", "someone@example.org", "text", text));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }

    private URI address(String path) {
        return home.resolve(path.replaceFirst("#.*", ""));
    }
}
