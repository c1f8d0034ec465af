package parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static parley.database.Scratch.ask;
import static parley.database.Scratch.execute;
import static parley.database.Scratch.hold;
import static parley.database.Scratch.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
    @Test
    void whatItSaysIsWrittenIsOnDiskAndSurvivesARestart() throws IOException, SQLException {
        var directory = Scratch.directory("restart");
        try (var hold = hold(directory)) {
            try (var server = start(hold)) {
                assertThat(ask(server.url(), "SHOW fsync")).isEqualTo("on");
                assertThat(ask(server.url(), "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(ask(server.url(), "SHOW full_page_writes")).isEqualTo("on");
                assertThat(ask(server.url(), "SHOW server_version")).startsWith("18.");
                execute(server.url(), "CREATE TABLE note AS SELECT 'Grüße, ΣΊΣΥΦΟΣ' AS word");
            }
            try (var server = start(hold)) {
                assertThat(ask(server.url(), "SELECT lower(word) FROM note")).isEqualTo("grüße, σίσυφοσ");
            }
        }
    }

    @Test
    void aStrangerOnThisMachineIsRefused() throws IOException, SQLException {
        var directory = Scratch.directory("stranger");
        try (var hold = hold(directory);
                var server = start(hold)) {
            assertThatThrownBy(() -> ask(withPassword(server.url(), Optional.of("guess")), "SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThatThrownBy(() -> ask(withPassword(server.url(), Optional.empty()), "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(ask(server.url(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server.url(), "SHOW unix_socket_directories")).isEmpty();
            assertThat(ask(server.url(), "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
        }
    }

    @Test
    void closingLeavesNoProcessAndMayBeDoneTwice() throws IOException {
        var directory = Scratch.directory("close");
        try (var hold = hold(directory)) {
            var server = start(hold);
            var postmaster = process(directory);
            var family = postmaster.descendants().toList();
            assertThat(family).isNotEmpty();

            server.close();
            server.close();

            assertThat(runs(postmaster)).isFalse();
            assertThat(family).noneMatch(EmbeddedServerTest::runs);
            assertThat(Postmaster.file(cluster(directory))).doesNotExist();
        }
    }

    @Test
    void whatAKilledParleyLeftRunningIsEndedFirst() throws IOException, SQLException {
        var directory = Scratch.directory("orphan");
        assertThat(OtherParley.run("orphan", directory)).isEqualTo("locked");
        var orphan = process(directory);

        try (var hold = hold(directory);
                var server = start(hold)) {
            assertThat(runs(orphan)).isFalse();
            assertThat(ask(server.url(), "SELECT word FROM left_behind")).isEqualTo("still here");
        }
    }

    @Test
    void theProcessIdOfSomebodyElseDoesNotStopUs() throws IOException, SQLException {
        var directory = Scratch.directory("somebody-else");
        try (var hold = hold(directory)) {
            start(hold).close();
            var ourselves = Long.toString(ProcessHandle.current().pid());
            Files.write(
                    Postmaster.file(cluster(directory)),
                    List.of(
                            ourselves,
                            cluster(directory).toString(),
                            "1700000000",
                            "5432",
                            "",
                            "127.0.0.1",
                            "1 1",
                            "ready"));
            assertThat(EmbeddedServer.ofRunning(directory)).isEmpty();

            try (var server = start(hold)) {
                assertThat(ask(server.url(), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void aKilledServerRecovers() throws IOException, SQLException {
        var directory = Scratch.directory("crash");
        try (var hold = hold(directory)) {
            var killed = start(hold);
            execute(killed.url(), "CREATE TABLE note AS SELECT 'committed' AS word");
            var process = process(directory);
            process.destroyForcibly();
            await().until(() -> !runs(process));

            try (var server = start(hold)) {
                assertThat(ask(server.url(), "SELECT word FROM note")).isEqualTo("committed");
            }
        }
    }

    @Test
    void anInterruptedFirstStartIsBegunAnew() throws IOException, SQLException {
        var directory = Scratch.directory("half-made");
        Files.createDirectories(directory.path().resolve("postgres.new"));
        Files.writeString(directory.path().resolve("postgres.new").resolve("PG_VERSION"), "18");
        try (var hold = hold(directory);
                var server = start(hold)) {
            assertThat(ask(server.url(), "SELECT current_database()")).isEqualTo("parley");
        }
    }

    @Test
    void aCommandFindsTheServerThatRuns() throws IOException, SQLException {
        var directory = Scratch.directory("command");
        assertThat(EmbeddedServer.ofRunning(directory)).isEmpty();
        try (var hold = hold(directory);
                var server = start(hold)) {
            assertThat(EmbeddedServer.ofRunning(directory)).contains(server.url());
            assertThat(ask(EmbeddedServer.ofRunning(directory).orElseThrow(), "SELECT 1"))
                    .isEqualTo("1");
        }
        assertThat(EmbeddedServer.ofRunning(directory)).isEmpty();
    }

    @Test
    void aDatabaseOfAnotherVersionOrWithoutItsPasswordIsToldInOneLine() throws IOException {
        var directory = Scratch.directory("other-version");
        try (var hold = hold(directory)) {
            Files.createDirectories(cluster(directory));
            Files.writeString(cluster(directory).resolve("PG_VERSION"), "17\n");
            assertThatThrownBy(() -> start(hold))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("of PostgreSQL 17, not 18");

            Files.writeString(cluster(directory).resolve("PG_VERSION"), "18\n");
            assertThatThrownBy(() -> start(hold))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("postgres.password");

            directory.secret(Cluster.PASSWORD_FILE, Scratch.RANDOM);
            assertThatThrownBy(() -> start(hold))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageStartingWith("the embedded PostgreSQL does not start: ")
                    .hasMessageNotContaining("\n");
        }
    }

    private static Path cluster(DataDirectory directory) {
        return directory.path().resolve("postgres");
    }

    private static ProcessHandle process(DataDirectory directory) {
        var postmaster = Postmaster.read(cluster(directory)).orElseThrow();
        assertThat(postmaster.runs()).isTrue();
        return ProcessHandle.of(postmaster.pid()).orElseThrow();
    }

    /** A process that has ended but waits to be reaped by its parent has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static DatabaseUrl withPassword(DatabaseUrl url, Optional<String> password) {
        return new DatabaseUrl(
                url.host(), url.port(), url.database(), url.user(), password, url.sslMode(), url.sslRootCert());
    }
}
