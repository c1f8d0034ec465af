package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.rig.Await;
import parley.rig.TestDatabase;

class ManagementDoorTest {
    @Test
    void tellsWhetherAnybodyShouldBeSentHere() throws Exception {
        var vertx = Vertx.vertx();
        try (var database = TestDatabase.fresh();
                var client = HttpClient.newHttpClient()) {
            var pool = database.pool(vertx);
            var readiness = new Readiness(pool);
            var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            meters.counter("parley.test").increment();
            var door = new ManagementDoor("127.0.0.1", 0, meters, readiness, List.of(new ParkedLines(pool)));
            Await.of(vertx.deployVerticle(door));

            assertThat(get(client, door, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(client, door, "/health/ready").statusCode()).isEqualTo(503);
            readiness.wake();
            assertThat(get(client, door, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(client, door, "/metrics").body()).contains("parley_test_total 1.0");
            database.execute("INSERT INTO parked_line (follower, position, error) VALUES ('some', 7, 'broken')");
            assertThat(post(client, door, "/followers/some/retry").body()).isEqualTo("{\"lines\":1}");
            assertThat(database.ask("SELECT wanted FROM parked_line")).isEqualTo("t");
            assertThat(get(client, door, "/nowhere").body()).contains("/problems/not-found");
            Await.of(pool.close());
            assertThat(get(client, door, "/health/ready").body()).contains("/problems/database-away");
            readiness.sleep();
            assertThat(get(client, door, "/health/ready").body()).contains("/problems/busy");
        } finally {
            Await.of(vertx.close());
        }
    }

    private static HttpResponse<String> post(HttpClient client, ManagementDoor door, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(HttpClient client, ManagementDoor door, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
