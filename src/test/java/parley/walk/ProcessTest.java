package parley.walk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.database.CrashableServer;
import parley.database.DataDirectory;

/** What an operator sees of the process itself: how it starts, how it refuses to, how it ends. */
class ProcessTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void aDatabaseThatCannotBeReachedIsToldInOneLine() throws Exception {
        var nowhere = "postgresql://parley:secret-word@127.0.0.1:" + CrashableServer.freePort() + "/parley";
        try (var parley = ParleyProcess.serve(Map.of("PARLEY_DATABASE_URL", nowhere))) {
            assertThat(parley.awaitExit(60)).isEqualTo(1);
            assertThat(parley.errors())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("PARLEY_DATABASE_URL: nobody answers at 127.0.0.1:")
                            .doesNotContain("secret-word"));
        }
    }

    @Test
    void itRefusesASecondOfItsKindEndsCleanlyAndKeepsWhatWasSaid() throws Exception {
        ProcessHandle postgres;
        String comment;
        try (var parley = ParleyProcess.serve(Map.of())) {
            var address = parley.awaitAwake();
            comment = post(address).headers().firstValue("Location").orElseThrow();
            postgres = ParleyProcess.postgres();
            assertThat(ParleyProcess.runs(postgres)).isTrue();

            try (var second = ParleyProcess.serve(Map.of())) {
                assertThat(second.awaitExit(60)).isEqualTo(1);
                assertThat(second.errors())
                        .singleElement()
                        .satisfies(line -> assertThat(line).startsWith("Another Parley is running in "));
            }

            parley.terminate();
            parley.awaitExit(25);
            assertThat(parley.errors()).isEmpty();
        }
        assertThat(ParleyProcess.runs(postgres)).isFalse();
        assertThat(DataDirectory.at(ParleyProcess.data()).tryLock()).hasValueSatisfying(DataDirectory.Hold::close);

        try (var shell = ParleyProcess.serveBelowAShell()) {
            var address = shell.awaitAwake();
            assertThat(get(address + comment).body()).contains("Is this kept?");
            var parley = shell.onlyChild();
            var itsPostgres = ParleyProcess.postgres();
            shell.kill();
            await().atMost(25, SECONDS).until(() -> !ParleyProcess.runs(parley) && !ParleyProcess.runs(itsPostgres));
        }
    }

    @Test
    void controlAndCEndsItAsCleanly() throws Exception {
        ProcessHandle postgres;
        try (var parley = ParleyProcess.serve(Map.of())) {
            parley.awaitAwake();
            postgres = ParleyProcess.postgres();
            parley.interrupt();
            parley.awaitExit(25);
            assertThat(parley.errors()).isEmpty();
        }
        assertThat(ParleyProcess.runs(postgres)).isFalse();
    }

    private static HttpResponse<String> post(String address) throws IOException, InterruptedException {
        var body = """
                {"site": "demo", "discussion": {"key": "process"}, "text": "Is this kept?",
                 "author": {"name": "Ida", "email": "ida@example.org"}}""";
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/comments"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
