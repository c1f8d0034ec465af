package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.TestDatabase;

/** A node that stops: nobody new is let in, who is in the house is served, and nothing is left behind. */
class StoppingTest {
    private static final String OTHERS = """
            SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'""";
    private static final String WAITING = OTHERS + " AND wait_event_type = 'Lock'";

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void servesWhoIsInTheHouseAndLeavesNothingBehind() throws SQLException {
        var node = Node.on(database);
        var ida = Guest.on(node, "Ida Sommer");
        var first = ida.says("stopping", "before");
        assertThat(ready(node)).isEqualTo(200);
        try (var ear = node.ear().listen(first.discussion());
                var lock = database.jdbc()) {
            lock(lock, first.discussion());
            var under = CompletableFuture.supplyAsync(() -> ida.says("stopping", "under way"));
            Ear.patiently().until(() -> database.count(WAITING) > 0);
            var closed = CompletableFuture.runAsync(node::close);
            ear.awaitFrame("drain");
            assertThat(ready(node)).isEqualTo(503);
            lock.rollback();
            assertThat(under.join().seq()).isEqualTo(2);
            closed.join();
            assertThat(ear.awaitClose()).as("try again later (RFC 6455)").isEqualTo(1012);
        }
        assertThat(database.count(OTHERS)).isZero();
        assertThatThrownBy(() -> ready(node)).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> node.api().get("/counts?site=demo&key=a")).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void whatWasAcknowledgedIsThereWhenItWakesAgain() {
        Guest.Said said;
        try (var node = Node.on(database)) {
            said = Guest.on(node, "Ida Sommer").says("stopping/again", "kept");
        }
        try (var node = Node.on(database)) {
            assertThat(node.api().get(said.path()).expect(200).comment()).isEqualTo(said.comment());
            node.api()
                    .with("Parley-Edit-Token", said.editToken())
                    .delete(said.path())
                    .expect(204);
        }
    }

    private static void lock(Connection connection, String discussion) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT FROM discussion WHERE id = '%s' FOR UPDATE".formatted(discussion));
        }
    }

    private static int ready(Node node) {
        var request = HttpRequest.newBuilder(URI.create(node.management() + "/health/ready"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }
}
