package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.PostOffice;
import parley.rig.TestDatabase;

/** Mail about mentions, also those of an edit; and about what was taken later than what came after it. */
class MailedLateTest {
    private static final String KEY = "mailed-late";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private PostOffice post;
    private Node node;

    @BeforeEach
    void open() {
        DATABASE.execute("TRUNCATE mail_box, mail_address, mail_wish, mail_outbox, mail_tiding");
        post = PostOffice.open();
        node = Node.on(
                DATABASE.url(),
                Map.of(
                        "PARLEY_MAIL_URL", post.url(),
                        "PARLEY_MAIL_FROM", "talk@courier.example.org",
                        "PARLEY_MAIL_BUNDLE", "0"));
    }

    @AfterEach
    void close() {
        node.close();
        post.close();
    }

    @Test
    void whoIsMentionedIsTold() {
        var asked = asks();
        confirm();
        var said =
                Guest.on(node, "Uwe Brandt").says(KEY, "What does @Ida Sommer say to [that](https://evil.example/x)?");
        var told = post.letter("ida.sommer@example.org", 2);
        assertThat(told.subject()).isEqualTo("Uwe Brandt mentioned you in a comment");
        assertThat(told.text())
                .contains("> What does @Ida Sommer say to that?")
                .contains("/demo/" + asked.discussion() + "#comment-"
                        + said.comment().getInteger("number"));
        assertThat(told.raw()).doesNotContain("evil");

        Guest.on(node, "Uwe Brandt").says(KEY, "Nobody is asked here"); // tells her by the bell that there is more
        var later = Guest.on(node, "Eva Winter").says(KEY, "And what does she say?");
        node.api()
                .with("Parley-Edit-Token", later.editToken())
                .patch(later.path(), new JsonObject().put("text", "And what does she say, @Ida Sommer?"))
                .expect(200);
        assertThat(post.letter("ida.sommer@example.org", 3).subject())
                .isEqualTo("Eva Winter mentioned you in a comment");
    }

    @Test
    void whatCouldNotBeTakenAtFirstIsMailedLater() {
        var asked = asks();
        confirm();
        DATABASE.execute("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''too much for me''; END';
                CREATE TRIGGER fail BEFORE INSERT ON notification EXECUTE FUNCTION fail()""");
        Guest.on(node, "Uwe Brandt").replies(KEY, asked, "Better late");
        await().until(() -> DATABASE.list("SELECT follower FROM parked_line ORDER BY follower")
                .equals(List.of("mail", "notifications")));
        DATABASE.execute("DROP FUNCTION fail CASCADE");
        DATABASE.execute("UPDATE parked_line SET wanted = true WHERE follower = 'notifications'");
        assertThat(post.letter("ida.sommer@example.org", 2).text()).contains("> Better late");
        await().until(() -> DATABASE.count("SELECT count(*) FROM parked_line") == 0);
    }

    private Guest.Said asks() {
        var ida = Guest.on(node, "Ida Sommer");
        var body = ida.body(KEY, "Is this on?");
        body.getJsonObject("author").put("email", "ida.sommer@example.org").put("notify", true);
        return new Guest.Said(ida.api().post("/comments", body).expect(201));
    }

    private void confirm() {
        post.letter("ida.sommer@example.org", 1);
        DATABASE.execute("UPDATE mail_address SET state = 'confirmed'");
    }
}
