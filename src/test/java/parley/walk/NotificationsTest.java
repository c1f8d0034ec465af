package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
    void whatIsTakenBackBeforeItWasSeenIsWithdrawn() {
        var said = ida(TOWN.one()).says("me/withdrawn", "who knows?");
        var inbox = Inbox.of(TOWN.other(), said.guestToken());
        try (var ear = inbox.listen()) {
            var reply = ole(TOWN.one()).replies("me/withdrawn", said, "not me");
            var told = ear.awaitMine("notified").getJsonObject("notification");
            TOWN.one()
                    .api()
                    .with("Parley-Edit-Token", reply.editToken())
                    .delete(reply.path())
                    .expect(204);
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
    void aMentionIsTold() {
        var said = ole(TOWN.one()).says("me/mention", "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        Guest.on(TOWN.other(), "Eva Brandt").says("me/mention", "what does @Ole Winter think?");
        inbox.awaitUnread(1);
        assertThat(inbox.list().getFirst().getString("kind")).isEqualTo("mention");
    }

    @Test
    void whomAnEditNamesIsToldOnceAndNobodyElse() {
        var key = "me/mention-later";
        var ole = Inbox.of(TOWN.one(), ole(TOWN.one()).says(key, "hello").guestToken());
        var ida = Inbox.of(TOWN.other(), ida(TOWN.one()).says(key, "hello").guestToken());
        ole.awaitUnread(1); // of Ida's comment, since Ole follows
        ole.read(ole.list().getFirst().getString("id"));
        ole.api().delete("/me/follows/" + Town.discussion("demo", key)).expect(204);
        var said = Guest.on(TOWN.one(), "Eva Brandt").says(key, "what does @Ida Sommer think?");
        ida.awaitUnread(1);
        edit(said, "what do @Ida Sommer and @Ole Winter think?");
        ole.awaitUnread(1);
        assertThat(ole.list().getFirst().getString("kind")).isEqualTo("mention");
        assertThat(ole.list().getFirst().getJsonObject("comment").getString("id"))
                .isEqualTo(said.id());
        edit(said, "what does @Ida Sommer think?");
        edit(said, "what do they think, @Ole Winter and @Ida Sommer?");
        Guest.on(TOWN.one(), "Eva Brandt").says(key, "and now, @Ole Winter and @Ida Sommer?");
        ole.awaitUnread(2);
        ida.awaitUnread(2);
        assertThat(ida.list()).extracting(one -> one.getString("kind")).containsExactly("mention", "mention");
    }

    private static void edit(Guest.Said said, String text) {
        TOWN.other()
                .api()
                .with("Parley-Edit-Token", said.editToken())
                .patch(said.path(), new JsonObject().put("text", text))
                .expect(200);
    }

    @Test
    void whoWritesFollowsAndIsToldOnceUntilTheyLook() {
        var key = "me/followed";
        var said = ida(TOWN.one()).says(key, "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        ole(TOWN.one()).says(key, "hello too");
        inbox.awaitUnread(1);
        ole(TOWN.one()).says(key, "is nobody here?");
        ole(TOWN.other()).replies(key, said, "well then");
        inbox.awaitUnread(2);
        var followed = inbox.list().getLast();
        assertThat(followed.getString("kind")).isEqualTo("followed");
        assertThat(followed.getInteger("count")).isEqualTo(3);
        assertThat(followed.getJsonObject("comment").getString("excerpt")).isEqualTo("hello too");
        inbox.read(followed.getString("id"));
        ole(TOWN.one()).says(key, "good night");
        inbox.awaitUnread(2);
        assertThat(inbox.list().getFirst().getJsonObject("comment").getString("excerpt"))
                .isEqualTo("good night");
    }

    @Test
    void whoLeavesADiscussionIsNotBroughtBackByWritingThere() {
        var key = "me/left";
        var said = ida(TOWN.one()).says(key, "hello");
        var inbox = Inbox.of(TOWN.one(), said.guestToken());
        ole(TOWN.one()).says(key, "hello too");
        inbox.awaitUnread(1);
        inbox.read(inbox.list().getFirst().getString("id"));
        inbox.api().delete("/me/follows/" + said.discussion()).expect(204);
        ida(TOWN.one()).known(said.guestToken()).says(key, "leaving");
        ole(TOWN.one()).says(key, "good night");
        ole(TOWN.one()).replies(key, said, "that much you hear");
        inbox.awaitUnread(1);
        assertThat(inbox.list().getFirst().getString("kind")).isEqualTo("reply");
        inbox.api().put("/me/follows/" + said.discussion()).expect(204);
        ole(TOWN.one()).says(key, "welcome back");
        inbox.awaitUnread(2);
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
        inbox.api()
                .post("/me/notifications/read", new JsonObject().put("upTo", inbox.seq()))
                .expect(200);
        assertThat(inbox.unread()).isZero();
        TOWN.one().api().put(said.path() + "/reactions/laugh").expect(200);
        inbox.awaitUnread(1);
        assertThat(inbox.list()).extracting(one -> one.getInteger("count")).containsExactly(1, 2);
        var again = TOWN.one().api().as("Guest " + nameless.json().getString("guestToken"));
        again.put(said.path() + "/reactions/sad").expect(200);
        assertThat(inbox.list()).hasSize(2);
    }
}
