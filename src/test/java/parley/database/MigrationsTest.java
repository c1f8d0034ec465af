package parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import parley.rig.FaultProxy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsTest {
    private static final String TRIAL = "classpath:db/trial";
    private static final Migrations.Patience AT_ONCE =
            new Migrations.Patience(Duration.ofMinutes(1), Duration.ofMillis(1));

    private DataDirectory.Hold hold;
    private EmbeddedServer server;

    @BeforeAll
    void startServer() throws IOException {
        hold = Scratch.hold(Scratch.directory("migrations"));
        server = Scratch.start(hold);
    }

    @AfterAll
    void stopServer() {
        server.close();
        hold.close();
    }

    @Test
    void whatIsMissingIsAppliedOnce() throws SQLException {
        Scratch.execute(server.url(), "CREATE DATABASE once");
        var url = other("once", server.url().password());

        assertThat(Migrations.run(url, TRIAL)).isEqualTo(new Migrations.Report(18, 1));
        assertThat(Migrations.run(url, TRIAL)).isEqualTo(new Migrations.Report(18, 0));
        assertThat(Scratch.ask(url, "SELECT count(*) FROM trial")).isEqualTo("0");
    }

    @Test
    void aServerThatIsStillStartingUpIsWaitedFor() throws SQLException {
        Scratch.execute(server.url(), "CREATE DATABASE starting");
        try (var way = new FaultProxy(other("starting", server.url().password()))) {
            way.startUp(3);
            assertThat(Migrations.run(way.url(), TRIAL, AT_ONCE)).isEqualTo(new Migrations.Report(18, 1));
            assertThat(way.turnedAway()).isEqualTo(3);
        }
    }

    @Test
    void aServerThatDoesNotComeUpInTimeIsToldInOneLine() {
        try (var way = new FaultProxy(server.url())) {
            way.startUp(1);
            assertRefused(
                    () -> Migrations.run(way.url(), TRIAL, new Migrations.Patience(Duration.ZERO, Duration.ZERO)),
                    "PARLEY_DATABASE_URL: FATAL: the database system is starting up at "
                            + way.url().address());
        }
    }

    @Test
    void aWrongPasswordIsToldInOneLine() {
        assertRefused(
                () -> Migrations.run(other("parley", Optional.of("guess")), TRIAL),
                "PARLEY_DATABASE_URL: password refused for user parley at "
                        + server.url().address());
    }

    @Test
    void aDatabaseThatIsNotThereIsToldInOneLine() {
        assertRefused(
                () -> Migrations.run(other("atlantis", server.url().password()), TRIAL),
                "PARLEY_DATABASE_URL: database \"atlantis\" does not exist at "
                        + server.url().address());
    }

    @Test
    void aPortWhereNobodyAnswersIsToldInOneLine() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        assertRefused(
                () -> Migrations.run(
                        DatabaseUrl.parse("postgresql://parley:word@127.0.0.1:" + port + "/parley"), TRIAL),
                "PARLEY_DATABASE_URL: nobody answers at 127.0.0.1:" + port);
    }

    @Test
    void migrationsThatAreNotPackedAreToldInOneLine() {
        assertThatThrownBy(() -> Migrations.run(server.url(), "classpath:db/nowhere"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("migrations: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void thePoolConnectsByTheSameUrlAndPrefersTlsWithoutInsisting() {
        var vertx = Vertx.vertx();
        try {
            for (var mode : new SslMode[] {SslMode.DISABLE, SslMode.PREFER}) {
                var url = server.url();
                var tried = new DatabaseUrl(
                        url.host(), url.port(), url.database(), url.user(), url.password(), mode, Optional.empty());
                var answer = PgConnection.connect(vertx, tried.pool())
                        .compose(connection -> connection
                                .query("SHOW application_name")
                                .execute()
                                .eventually(connection::close))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
                assertThat(answer.iterator().next().getString(0)).isEqualTo("parley");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private DatabaseUrl other(String database, Optional<String> password) {
        var url = server.url();
        return new DatabaseUrl(
                url.host(), url.port(), database, url.user(), password, url.sslMode(), url.sslRootCert());
    }

    private static void assertRefused(ThrowingCallable run, String line) {
        assertThatThrownBy(run).isInstanceOf(DatabaseUnavailable.class).hasMessage(line);
    }
}
