package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
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

/** Replies find whom they are for: on the list, and on a socket of any node. */
class NotificationsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Guest ida(Node node) {
        return Guest.on(node, "Ida Sommer");
    }

    private static Guest ole(Node node) {
        return Guest.on(node, "Ole Winter");
    }

    @Test
    void aReplyIsHeardOnAnotherNodeAndListed() {
        var said = ida(TOWN.one()).says("me/reply", "who knows?");
        var inbox = Inbox.of(TOWN.other(), said.guestToken());
        try (var ear = inbox.listen()) {
            var reply = ole(TOWN.one()).replies("me/reply", said, "I do, *Ida*");
            var heard = ear.awaitMine("notified");
            var notice = heard.getJsonObject("notification");
            assertThat(heard.getLong("seq")).isEqualTo(1);
            assertThat(notice.getString("kind")).isEqualTo("reply");
            assertThat(notice.getJsonArray("actors")).isEqualTo(new JsonArray().add("Ole Winter"));
            assertThat(notice.getJsonObject("comment").getString("id")).isEqualTo(reply.id());
            assertThat(notice.getJsonObject("comment").getString("excerpt")).isEqualTo("I do, Ida");
            assertThat(notice.getJsonObject("comment").getString("permalink")).endsWith("#comment-2");
            assertThat(inbox.list()).containsExactly(notice);
            assertThat(inbox.unread()).isEqualTo(1);
            assertThat(ear.unread()).isEqualTo(1);
        }
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
        try (var ear = inbox.resume(1)) {
            guest.replies("me/back", said, "four");
            assertThat(ear.mineTo(4))
                    .extracting(event -> event.getLong("seq"))
                    .containsExactly(2L, 3L, 4L);
            assertThat(ear.mineTo(4))
                    .extracting(event -> event.getJsonObject("notification")
                            .getJsonObject("comment")
                            .getString("excerpt"))
                    .containsExactly("two", "three", "four");
        }
        assertThat(inbox.list()).hasSize(3 + 1);
    }

    @Test
    void whoIsAheadOrTooFarBehindReadsTheListAnew() {
        var said = ida(TOWN.one()).says("me/resync", "talk to me");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        ole(TOWN.one()).replies("me/resync", said, "one");
        inbox.awaitUnread(1);
        try (var ear = inbox.resume(9)) {
            assertThat(ear.awaitFrame("me").getJsonObject("resync").getLong("seq")).isEqualTo(1);
        }
        TOWN.database().execute("DELETE FROM inbox_line WHERE person = '%s'".formatted(inbox.person()));
        try (var ear = inbox.resume(0)) {
            assertThat(ear.awaitFrame("me").getJsonObject("resync").getLong("seq")).isEqualTo(1);
        }
    }

    @Test
    void whatIsTakenBackBeforeItWasSeenIsWithdrawn() {
        var said = ida(TOWN.one()).says("me/withdrawn", "who knows?");
        var inbox = Inbox.of(TOWN.other(), said.guestToken());
        try (var ear = inbox.listen()) {
            var reply = ole(TOWN.one()).replies("me/withdrawn", said, "not me");
            var told = ear.awaitMine("notified").getJsonObject("notification");
            TOWN.one().api().with("Parley-Edit-Token", reply.editToken()).delete(reply.path()).expect(204);
            assertThat(ear.awaitMine("withdrawn").getString("id")).isEqualTo(told.getString("id"));
            assertThat(ear.unread()).isZero();
            assertThat(inbox.list()).isEmpty();
        }
        try (var late = inbox.resume(0)) { // who was away never gets its text
            assertThat(late.mineTo(2))
                    .extracting(event -> event.getString("type"))
                    .containsExactly("withdrawn", "withdrawn");
        }
    }

    @Test
    void whatWasHeldAndComesBackIsToldAgain() {
        var said = ida(TOWN.one()).says("me/again", "who knows?");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        var reply = ole(TOWN.one()).replies("me/again", said, "me");
        inbox.awaitUnread(1);
        decide(reply, "remove", "too short");
        inbox.awaitUnread(0);
        decide(reply, "restore", "long enough");
        inbox.awaitUnread(1);
        assertThat(inbox.list()).hasSize(1);
        inbox.read(inbox.list().getFirst().getString("id"));
        decide(reply, "remove", "after all");
        decide(reply, "restore", "or not");
        ole(TOWN.one()).replies("me/again", said, "something else");
        inbox.awaitUnread(1);
        assertThat(inbox.list()).extracting(one -> one.getBoolean("read")).containsExactly(false, true);
    }

    private static void decide(Guest.Said said, String decision, String reason) {
        TOWN.one()
                .administrator()
                .put(
                        "/moderation" + said.path() + "/decision",
                        new JsonObject().put("decision", decision).put("reason", reason))
                .expect(200);
    }

    @Test
    void aDecisionReachesItsAuthorWithTheReason() {
        var said = Guest.at(TOWN.one(), Town.STRICT, "Ida Sommer").says("me/decision", "let me in");
        var inbox = Inbox.of(TOWN.other(), said.guestToken());
        decide(said, "reject", "not today");
        inbox.awaitUnread(1);
        var turnedDown = inbox.list().getFirst();
        assertThat(turnedDown.getString("kind")).isEqualTo("decision");
        assertThat(turnedDown.getJsonObject("decision"))
                .isEqualTo(new JsonObject().put("decision", "reject").put("reason", "not today"));
        assertThat(turnedDown.getJsonObject("comment").getString("excerpt")).isEqualTo("let me in");
        decide(said, "approve", "well then");
        inbox.awaitUnread(2);
        assertThat(inbox.list().getFirst().getJsonObject("decision").getString("decision"))
                .isEqualTo("approve");
        decide(said, "remove", "no");
        inbox.awaitUnread(3);
        assertThat(inbox.list()).hasSize(3);
    }

    @Test
    void mentionsAndFollowedDiscussionsAreTold() {
        var key = "me/mention";
        var first = ida(TOWN.one()).says(key, "hello");
        var second = ole(TOWN.one()).says(key, "hello too");
        var idas = Inbox.of(TOWN.one(), first.guestToken());
        var oles = Inbox.of(TOWN.one(), second.guestToken());
        idas.awaitUnread(1);
        assertThat(idas.list().getFirst().getString("kind")).isEqualTo("followed");
        Guest.on(TOWN.one(), "Eva Brandt").says(key, "what does @Ole Winter think?");
        oles.awaitUnread(1);
        assertThat(oles.list().getFirst().getString("kind")).isEqualTo("mention");
        idas.awaitUnread(2);
        idas.api().delete("/me/follows/" + first.discussion()).expect(204);
        ida(TOWN.one()).known(first.guestToken()).says(key, "leaving, and writing does not bring me back");
        oles.awaitUnread(2);
        Guest.on(TOWN.one(), "Eva Brandt").says(key, "and now?");
        oles.awaitUnread(3);
        assertThat(idas.unread()).isEqualTo(2);
        idas.api().put("/me/follows/" + first.discussion()).expect(204);
        Guest.on(TOWN.one(), "Eva Brandt").says(key, "welcome back");
        idas.awaitUnread(3);
    }

    @Test
    void whoIsMutedIsNotHeardOf() {
        var key = "me/muted";
        var said = ida(TOWN.one()).says(key, "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        var rude = ole(TOWN.one()).replies(key, said, "go away");
        inbox.awaitUnread(1);
        var author = rude.comment().getJsonObject("author").getString("id");
        inbox.api().put("/me/mutes/" + author + "?site=demo").expect(204);
        var known = ole(TOWN.one()).known(rude.guestToken());
        known.replies(key, said, "I said go away");
        known.api().put(said.path() + "/reactions/angry").expect(200);
        Guest.on(TOWN.one(), "Eva Brandt").replies(key, said, "stay");
        inbox.awaitUnread(2);
        inbox.api().delete("/me/mutes/" + author + "?site=demo").expect(204);
        known.replies(key, said, "sorry");
        inbox.awaitUnread(3);
        assertThat(inbox.list())
                .extracting(one -> one.getJsonObject("comment").getString("excerpt"))
                .containsExactly("sorry", "stay", "go away");
    }

    @Test
    void reactionsAreBundledUntilTheyAreRead() {
        var key = "me/reactions";
        var said = ida(TOWN.one()).says(key, "I made a cake");
        var other = ole(TOWN.one()).says("me/elsewhere", "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        var oles = TOWN.one().api().as("Guest " + other.guestToken());
        inbox.api().put(said.path() + "/reactions/like").expect(200);
        oles.put(said.path() + "/reactions/love").expect(200);
        oles.put(said.path() + "/reactions/wow").expect(200);
        inbox.awaitUnread(1);
        var nameless = TOWN.other().api().put(said.path() + "/reactions/love").expect(200);
        inbox.until(() -> inbox.list().getFirst().getInteger("count") == 2);
        var bundle = inbox.list().getFirst();
        assertThat(bundle.getString("kind")).isEqualTo("reactions");
        assertThat(bundle.getJsonArray("actors")).isEqualTo(new JsonArray().add("Ole Winter"));
        assertThat(inbox.unread()).isEqualTo(1);
        inbox.api().post("/me/notifications/read", new JsonObject().put("upTo", inbox.seq())).expect(200);
        assertThat(inbox.unread()).isZero();
        TOWN.one().api().put(said.path() + "/reactions/laugh").expect(200);
        inbox.awaitUnread(1);
        assertThat(inbox.list()).extracting(one -> one.getInteger("count")).containsExactly(1, 2);
        var again = TOWN.one().api().as("Guest " + nameless.json().getString("guestToken"));
        again.put(said.path() + "/reactions/sad").expect(200);
        assertThat(inbox.list()).hasSize(2);
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
        assertThat(found)
                .containsExactly("reply 7", "reply 6", "reply 5", "reply 4", "reply 3", "reply 2", "reply 1");
        inbox.api().get("/me/notifications?after=yesterday").refusedAs(ProblemKind.BAD_CURSOR);
        inbox.api().get("/me/notifications?limit=101").refusedAs(ProblemKind.MALFORMED_REQUEST);
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
        me.post("/me/notifications/read", new JsonObject().put("ids", new JsonArray()).put("upTo", 1))
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
}
