package parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the house's own meters say of its writer: so many batches, of so many commands, in so many seconds. */
record Batches(double batches, double commands, double seconds) {

    static Batches of(int managementPort) {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + managementPort + "/metrics");
            var text = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return new Batches(
                    value(text, "parley_batch_commands_count"),
                    value(text, "parley_batch_commands_sum"),
                    value(text, "parley_batch_seconds_sum"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }

    private static double value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    Batches since(Batches before) {
        return new Batches(batches - before.batches, commands - before.commands, seconds - before.seconds);
    }

    @Override
    public String toString() {
        return batches == 0
                ? ""
                : "%.0f commands a batch, %.1f ms each".formatted(commands / batches, 1_000 * seconds / batches);
    }
}
