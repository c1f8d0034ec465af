package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.rig.Api;
import parley.rig.TestDatabase;

/** The discussion that the demo begins with. */
class DemoTalkTest {
    private static final String KEY = "a key of the newsroom, 32 characters";
    private static final int LINES = 19;

    @Test
    void whoStopsItInTheMidstHearsTheRestAtTheNextStart() {
        try (var database = TestDatabase.fresh()) {
            var begun = wake(database);
            var telling = Thread.ofVirtual().start(() -> {
                try {
                    begun.tellDemo();
                } catch (RuntimeException cutShort) {
                    // the house went to sleep
                }
            });
            await().until(() -> database.count("SELECT count(*) FROM comment") >= 4);
            begun.close();
            await().until(() -> !telling.isAlive());
            try (var house = wake(database)) {
                house.tellDemo();
                assertThat(database.count("SELECT count(*) FROM comment")).isEqualTo(LINES);
                assertThat(database.count("SELECT max(votes_up) FROM comment")).isEqualTo(42);
                assertThat(database.count("SELECT count(*) FROM comment WHERE status = 'removed'"))
                        .isEqualTo(1);
                database.execute("UPDATE comment SET pinned = false");
                house.tellDemo();
                assertThat(database.count("SELECT count(*) FROM comment WHERE pinned"))
                        .as("what is whole is left alone")
                        .isZero();
            }
        }
    }

    private static House wake(TestDatabase database) {
        var given = Map.of("PARLEY_HTTP_PORT", "0", "PARLEY_MANAGEMENT_PORT", "0", "PARLEY_ADMIN_KEY", KEY);
        return House.wake(Settings.read(given, Path.of("target")).withDemo(), database.url(), Optional.of(KEY));
    }

    @Test
    void anEmptyDemoIsToldOnceAndShowsEverythingThatParleyDoes() {
        try (var database = TestDatabase.fresh()) {
            try (var house = wake(database)) {
                house.tellDemo();
                house.tellDemo();
                var api = Api.of(java.net.URI.create("http://127.0.0.1:" + house.port()));
                var page = api.as("Bearer " + KEY).get("/discussions?site=demo&key=/2026/11/bridge&replies=all");
                var comments = page.expect(200).comments();
                assertThat(comments).hasSize(15).anyMatch(comment -> comment.getInteger("depth") == 5);
                assertThat(comments)
                        .filteredOn(comment -> comment.getBoolean("pinned"))
                        .hasSize(1);
                assertThat(comments)
                        .filteredOn(comment -> comment.getBoolean("featured"))
                        .hasSize(1);
                assertThat(comments)
                        .filteredOn(comment -> comment.getValue("editedAt") != null)
                        .hasSize(1);
                assertThat(comments)
                        .filteredOn(comment -> comment.getValue("author") == null)
                        .hasSize(1);
                assertThat(page.text())
                        .contains("\"badges\":[\"author\",\"staff\"]")
                        .doesNotContain("winter tyres");
                var waiting = api.as("Bearer " + KEY)
                        .get("/moderation/comments?site=demo&state=pending")
                        .comments();
                assertThat(waiting).hasSize(1);
                assertThat(database.count("SELECT version FROM site WHERE key = 'demo'"))
                        .as("visitors' comments were not held meanwhile")
                        .isEqualTo(1);
                assertThat(api.get("/counts?site=demo&key=/2026/11/market").text())
                        .contains("\"commentCount\":3");
            }
        }
    }
}
