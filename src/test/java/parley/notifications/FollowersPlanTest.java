package parley.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.rig.Blocks;
import parley.rig.TestDatabase;

/** What it costs to find whom to tell where thousands follow and hardly anybody looks. */
class FollowersPlanTest {
    private static final int CROWD = 10_000;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final UUID DISCUSSION =
            DiscussionId.of(new SiteKey("demo"), "crowded").value();

    /** Told one after the other, as the follower does: whoever waits has left the index and a dead entry in it. */
    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                INSERT INTO follow SELECT '%s', md5(n::text)::uuid, true, now() + make_interval(secs => n)
                  FROM generate_series(1, %d) n""".formatted(DISCUSSION, CROWD));
        DATABASE.execute("UPDATE follow SET waiting = true");
    }

    @Test
    void aLineCostsWhatItChangesAndNotHowManyFollow() throws SQLException {
        blocks(); // the first look still meets whom it passes over, and marks them as dead
        assertThat(blocks())
                .as("everybody waits")
                .isLessThan(200); // the leaves of the index, as full of dead as can be
        DATABASE.execute("VACUUM ANALYZE follow");
        assertThat(blocks()).as("everybody waits, and the dead are swept").isLessThan(20);
        DATABASE.execute("UPDATE follow SET waiting = false WHERE person IN (SELECT person FROM follow LIMIT 10)");
        assertThat(blocks()).as("ten have looked").isLessThan(100);
    }

    private static long blocks() throws SQLException {
        long most = 0;
        try (var connection = DATABASE.jdbc()) {
            for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
                connection.createStatement().execute("SET plan_cache_mode = " + mode);
                var values = "'{%s}', %d".formatted(DISCUSSION, FactsReader.FOLLOWERS);
                most = Math.max(most, Blocks.of(connection, FactsReader.FOLLOWING, "uuid[], int", values));
            }
        }
        return most;
    }
}
