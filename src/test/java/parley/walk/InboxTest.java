package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Answer;
import parley.rig.Api;
import parley.rig.Ear;
import parley.rig.Guest;
import parley.rig.Inbox;
import parley.rig.Node;
import parley.rig.Town;

/** What somebody is told: as a list, and as a stream that can be taken up anywhere, on any node. */
class InboxTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Guest ida(Node node) {
        return Guest.on(node, "Ida Sommer");
    }

    private static Guest ole(Node node) {
        return Guest.on(node, "Ole Winter");
    }

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() {
        var said = ida(TOWN.one()).says("me/back", "talk to me");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        var guest = ole(TOWN.other());
        try (var ear = inbox.listen()) {
            guest.replies("me/back", said, "one");
            assertThat(ear.mineTo(1)).hasSize(1);
        }
        guest.replies("me/back", said, "two");
        guest.replies("me/back", said, "three");
        guest.replies("me/back", said, "three and a half");
        inbox.awaitUnread(4);
        try (var ear = inbox.resume(1)) {
            assertThat(ear.mineTo(4)).hasSize(3);
            assertThat(ear.unread()).isEqualTo(4);
            guest.replies("me/back", said, "four");
            assertThat(ear.mineTo(5)).extracting(event -> event.getLong("seq")).containsExactly(2L, 3L, 4L, 5L);
            assertThat(ear.unread()).isEqualTo(5);
            assertThat(ear.mineTo(5))
                    .extracting(event -> event.getJsonObject("notification")
                            .getJsonObject("comment")
                            .getString("excerpt"))
                    .containsExactly("two", "three", "three and a half", "four");
        }
        assertThat(inbox.list()).hasSize(4 + 1);
    }

    @Test
    void whoIsAheadOrTooFarBehindReadsTheListAnew() {
        var said = ida(TOWN.one()).says("me/resync", "talk to me");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        ole(TOWN.one()).replies("me/resync", said, "one");
        inbox.awaitUnread(1);
        try (var ear = inbox.resume(9)) {
            assertThat(ear.awaitFrame("me").getJsonObject("resync").getLong("seq"))
                    .isEqualTo(1);
        }
        TOWN.database().execute("DELETE FROM inbox_line WHERE person = '%s'".formatted(inbox.person()));
        try (var ear = inbox.resume(0)) {
            assertThat(ear.awaitFrame("me").getJsonObject("resync").getLong("seq"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsReadHereIsReadThere() {
        var said = ida(TOWN.one()).says("me/read", "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        ole(TOWN.one()).replies("me/read", said, "hi");
        ole(TOWN.one()).replies("me/read", said, "hi again");
        inbox.awaitUnread(2);
        try (var ear = Inbox.of(TOWN.other(), said.guestToken()).resume(2)) {
            assertThat(inbox.read(inbox.list().getFirst().getString("id"))).isEqualTo(1);
            var read = ear.awaitMine("read");
            assertThat(read.getInteger("unread")).isEqualTo(1);
            assertThat(read.getLong("seq")).isEqualTo(3);
        }
        assertThat(inbox.read(inbox.list().getFirst().getString("id"))).isEqualTo(1);
        assertThat(inbox.seq()).isEqualTo(3);
        assertThat(inbox.read("no-such-id")).isEqualTo(1);
        assertThat(inbox.list()).extracting(one -> one.getBoolean("read")).containsExactly(true, false);
    }

    @Test
    void strangersAndKeysAreNobody() {
        var nobody = TOWN.one().api();
        for (var path : List.of("/me", "/me/notifications")) {
            nobody.get(path).refusedAs(ProblemKind.NOT_SIGNED_IN);
            TOWN.one().administrator().get(path).refusedAs(ProblemKind.NOT_ALLOWED);
        }
        nobody.post("/me/notifications/read", new JsonObject().put("upTo", 1)).refusedAs(ProblemKind.NOT_SIGNED_IN);
        nobody.send("POST", "/me/ticket", "").refusedAs(ProblemKind.NOT_SIGNED_IN);
        nobody.put("/me/follows/" + Town.discussion("demo", "x")).refusedAs(ProblemKind.NOT_SIGNED_IN);
        nobody.delete("/me/mutes/0123456789abcdef?site=demo").refusedAs(ProblemKind.NOT_SIGNED_IN);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var said = ida(TOWN.one()).says("me/sense", "hello");
        Api me = TOWN.one().api().as("Guest " + said.guestToken());
        me.from("https://nowhere.example").get("/me").refusedAs(ProblemKind.ORIGIN_NOT_ALLOWED);
        me.post("/me/notifications/read", new JsonObject()).refusedAs(ProblemKind.MALFORMED_REQUEST);
        me.post(
                        "/me/notifications/read",
                        new JsonObject().put("ids", new JsonArray()).put("upTo", 1))
                .refusedAs(ProblemKind.MALFORMED_REQUEST);
        me.put("/me/follows/nonsense").refusedAs(ProblemKind.NOT_FOUND);
        me.put("/me/mutes/nonsense?site=demo").refusedAs(ProblemKind.NOT_FOUND);
        me.put("/me/mutes/0123456789abcdef?site=nowhere").refusedAs(ProblemKind.UNKNOWN_SITE);
        assertThat(me.get("/me").expect(200).json().getInteger("unread")).isZero();
        try (var ear = TOWN.one().ear()) {
            ear.say(new JsonObject().put("me", new JsonObject().put("ticket", said.guestToken())));
            assertThat(ear.awaitFrame("refused").getInteger("status")).isEqualTo(401);
        }
        try (var ear = TOWN.one().ear()) {
            ear.say(new JsonObject().put("me", new JsonObject()));
            assertThat(ear.awaitFrame("refused").getInteger("status")).isEqualTo(400);
        }
    }

    @Test
    void numbersHaveNoHolesWhateverHappensAtOnce() {
        var key = "me/at-once";
        var said = ida(TOWN.one()).says(key, "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        try (var ear = inbox.listen();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(Stream.of(TOWN.one(), TOWN.other())
                            .flatMap(node -> Stream.<Runnable>of(
                                    () -> chatter(node, key, said),
                                    () -> chatter(node, key, said),
                                    () -> reading(Inbox.of(node, said.guestToken()))))
                            .map(doing -> CompletableFuture.runAsync(doing, people))
                            .toArray(CompletableFuture[]::new))
                    .join();
            ole(TOWN.one()).replies(key, said, "last");
            inbox.until(() -> inbox.list()
                    .getFirst()
                    .getJsonObject("comment")
                    .getString("excerpt")
                    .equals("last"));
            assertThat(ear.mineTo(inbox.seq()))
                    .extracting(event -> event.getLong("seq"))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, inbox.seq()).boxed().toList());
        }
        var person = inbox.person();
        assertThat(TOWN.database()
                        .count("SELECT count(*) FROM notification WHERE person = '%s' AND state = 'unread'"
                                .formatted(person)))
                .isEqualTo(inbox.unread());
        assertThat(TOWN.database().count("SELECT count(*) FROM notification WHERE person = '%s'".formatted(person)))
                .isBetween(4 * 10 + 1L, 4 * 15 + 1L); // what was taken back at once may never have been told
    }

    private static void chatter(Node node, String key, Guest.Said to) {
        for (int i = 0; i < 15; i++) {
            var reply = ole(node).replies(key, to, "word " + i);
            if (i % 3 == 0) {
                node.api()
                        .with("Parley-Edit-Token", reply.editToken())
                        .delete(reply.path())
                        .expect(204);
            }
        }
    }

    private static void reading(Inbox inbox) {
        for (int i = 0; i < 15; i++) {
            inbox.list().stream().findFirst().ifPresent(newest -> inbox.read(newest.getString("id")));
        }
    }

    @Test
    void aRestartLosesNothing() {
        var said = ida(TOWN.one()).says("me/restart", "hello");
        Inbox inbox;
        try (var node = Node.on(TOWN.database());
                var ear = Inbox.of(node, said.guestToken()).listen()) {
            ole(node).replies("me/restart", said, "before");
            assertThat(ear.mineTo(1)).hasSize(1);
            ole(node).replies("me/restart", said, "in the last moment");
        }
        try (var node = Node.on(TOWN.database())) {
            inbox = Inbox.of(node, said.guestToken());
            try (Ear ear = inbox.resume(1)) {
                ole(node).replies("me/restart", said, "after");
                assertThat(ear.mineTo(3))
                        .extracting(event -> event.getJsonObject("notification")
                                .getJsonObject("comment")
                                .getString("excerpt"))
                        .containsExactly("in the last moment", "after");
            }
        }
    }

    @Test
    void theListIsPagedAndNothingIsSkippedOrRepeated() {
        var said = ida(TOWN.one()).says("me/pages", "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        for (int i = 1; i <= 7; i++) {
            ole(TOWN.one()).replies("me/pages", said, "reply " + i);
        }
        inbox.awaitUnread(7);
        var found = new ArrayList<String>();
        var page = inbox.api().get("/me/notifications?limit=3").expect(200).json();
        while (true) {
            Answer.objects(page.getJsonArray("notifications"))
                    .forEach(one -> found.add(one.getJsonObject("comment").getString("excerpt")));
            if (page.getString("next") == null) {
                break;
            }
            page = inbox.api()
                    .get("/me/notifications?limit=3&after=%s", page.getString("next"))
                    .expect(200)
                    .json();
        }
        assertThat(found).containsExactly("reply 7", "reply 6", "reply 5", "reply 4", "reply 3", "reply 2", "reply 1");
        inbox.api().get("/me/notifications?after=yesterday").refusedAs(ProblemKind.BAD_CURSOR);
        inbox.api().get("/me/notifications?limit=101").refusedAs(ProblemKind.MALFORMED_REQUEST);
    }
}
