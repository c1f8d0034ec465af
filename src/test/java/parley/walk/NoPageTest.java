package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.rig.Town;

/** A no is a page for people, and a problem for programs. */
class NoPageTest {
    private static final String BROWSERS = "text/html,application/xhtml+xml,*/*;q=0.8";

    @RegisterExtension
    static final Town TOWN = new Town();

    private static HttpResponse<String> get(String path, String accept, String language) throws Exception {
        var request = HttpRequest.newBuilder(TOWN.one().address().resolve(path))
                .header("Accept", accept)
                .header("Accept-Language", language)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/demo", "/demo/nothing/at/all", "/demo/00000000-0000-8000-8000-000000000001"})
    void whoLooksAtAPageIsToldInTheirLanguage(String path) throws Exception {
        var no = get(path, BROWSERS, "fr");
        assertThat(no.statusCode()).isEqualTo(404);
        assertThat(type(no)).isEqualTo("text/html; charset=utf-8");
        assertThat(no.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(no.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(no.body()).contains("<html lang=\"fr\"").doesNotContain("/problems/");
    }

    @Test
    void programsGetAProblemAndSoDoesWhoeverAsksTheApi() throws Exception {
        assertThat(type(get("/nowhere", "application/json", "fr"))).isEqualTo("application/problem+json");
        assertThat(type(get("/api/v1/nowhere", BROWSERS, "fr"))).isEqualTo("application/problem+json");
    }
}
