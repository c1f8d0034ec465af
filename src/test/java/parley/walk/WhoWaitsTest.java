package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Inbox;
import parley.rig.Node;
import parley.rig.Town;

/** Whoever was told of a discussion waits until they look, and then is told again: whatever happens in between. */
class WhoWaitsTest {
    /** Followers about whom the follow row says something else than their notifications. */
    private static final String WRONG = """
            SELECT count(*) FROM follow f
             WHERE f.waiting <> EXISTS (SELECT FROM notification n
                                         WHERE n.discussion_id = f.discussion_id AND n.person = f.person
                                           AND n.kind = 'followed' AND n.state = 'unread')""";

    @RegisterExtension
    static final Town TOWN = new Town();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            told once until they look              | writes writes writes                      | 1
            told again after they have looked      | writes looks writes                       | 1
            looked at by its id                    | writes opens writes                       | 1
            looked and nothing came                | writes looks                              | 0
            taken back before they looked          | writes regrets                            | 0
            told again after it was taken back     | writes regrets writes                     | 1
            taken back after they looked           | writes looks regrets writes               | 1
            the second is taken back, not the told | writes writes regrets                     | 1
            taken back and brought back            | writes regrets restores                   | 1
            left                                   | leaves writes                             | 0
            left while waiting                     | writes leaves looks writes                | 0
            back before they looked                | writes leaves returns writes              | 1
            back after they looked                 | writes leaves looks returns writes        | 1
            came back and then looked              | writes leaves returns looks writes        | 1
            muted                                  | mutes writes                              | 0
            muted while waiting                    | writes mutes looks writes                 | 0
            muted for a while                      | writes mutes looks writes unmutes writes  | 1
            """)
    void aFollowersRowSaysWhatTheirNotificationsSay(String name, String steps, int unread) {
        var scene = new Scene("waits/" + name);
        for (var step : steps.split(" ")) {
            scene.play(step);
            settle();
            assertThat(TOWN.database().count(WRONG)).as("after %s", step).isZero();
        }
        assertThat(scene.unread()).isEqualTo(unread);
    }

    /** All that was written is taken, by whichever node. */
    private static void settle() {
        Ear.patiently().until(() -> TOWN.database().count("""
                SELECT h.position - b.position FROM journal_head h, bookmark b WHERE b.follower = 'notifications'""") == 0);
    }

    /** Ida follows; Ole writes. */
    private static final class Scene {
        private final String key;
        private final Guest.Said ida;
        private final Inbox inbox;
        private final Guest ole;
        private final String oleId;
        private Guest.Said last;

        Scene(String key) {
            this.key = key;
            var elsewhere = Guest.on(TOWN.one(), "Ole Winter").says("waits/elsewhere", "hello");
            ole = Guest.on(TOWN.one(), "Ole Winter").known(elsewhere.guestToken());
            oleId = elsewhere.comment().getJsonObject("author").getString("id");
            ida = Guest.on(TOWN.one(), "Ida Sommer").says(key, "hello");
            inbox = Inbox.of(TOWN.other(), ida.guestToken());
            last = ida;
            settle();
        }

        void play(String step) {
            switch (step) {
                case "writes" -> last = ole.says(key, "something new");
                case "regrets" -> decide("remove");
                case "restores" -> decide("restore");
                case "looks" ->
                    inbox.api()
                            .post("/me/notifications/read", new JsonObject().put("upTo", inbox.seq()))
                            .expect(200);
                case "opens" -> inbox.list().forEach(one -> inbox.read(one.getString("id")));
                case "leaves" ->
                    inbox.api().delete("/me/follows/" + ida.discussion()).expect(204);
                case "returns" ->
                    inbox.api().put("/me/follows/" + ida.discussion()).expect(204);
                case "mutes" ->
                    inbox.api().put("/me/mutes/" + oleId + "?site=demo").expect(204);
                case "unmutes" ->
                    inbox.api().delete("/me/mutes/" + oleId + "?site=demo").expect(204);
                default -> throw new IllegalArgumentException(step);
            }
        }

        private void decide(String decision) {
            TOWN.one()
                    .administrator()
                    .put("/moderation" + last.path() + "/decision", new JsonObject().put("decision", decision))
                    .expect(200);
        }

        int unread() {
            return inbox.unread();
        }
    }

    @Test
    void nothingIsForgottenWhateverHappensAtOnce() {
        var scene = new Scene("waits/at-once");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(Stream.<Runnable>of(
                                    () -> chatter(TOWN.one(), scene),
                                    () -> chatter(TOWN.other(), scene),
                                    () -> often(scene, "looks"),
                                    () -> often(scene, "opens"),
                                    () -> often(scene, "leaves", "returns"))
                            .map(doing -> CompletableFuture.runAsync(doing, people))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        settle();
        assertThat(TOWN.database().count(WRONG)).isZero();
        scene.play("looks");
        scene.play("writes");
        settle();
        assertThat(scene.unread()).isEqualTo(1);
    }

    private static void chatter(Node node, Scene scene) {
        for (int i = 0; i < 20; i++) {
            var said = Guest.on(node, "Eva Brandt").says(scene.key, "word " + i);
            if (i % 2 == 0) {
                node.api()
                        .with("Parley-Edit-Token", said.editToken())
                        .delete(said.path())
                        .expect(204);
            }
        }
    }

    private static void often(Scene scene, String... steps) {
        for (int i = 0; i < 20; i++) {
            Stream.of(steps).forEach(scene::play);
        }
    }
}
