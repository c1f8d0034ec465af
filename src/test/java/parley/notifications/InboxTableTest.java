package parley.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.event.SiteKey;
import parley.rig.Await;
import parley.rig.TestDatabase;

class InboxTableTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final GuestId IDA = new GuestId(new UUID(1, 1));
    private static final GuestId EVA = new GuestId(new UUID(2, 2));
    private static final Vertx VERTX = Vertx.vertx();
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = DATABASE.pool(VERTX);
    }

    @AfterAll
    static void close() {
        Await.of(VERTX.close());
    }

    @Test
    void oldNotificationsAreSweptAndCountedNoMore() {
        DATABASE.execute("INSERT INTO inbox VALUES ('%s', 6, 4)".formatted(IDA));
        DATABASE.execute("""
                INSERT INTO notification (id, person, seq, kind, state, site, discussion_id, comment_id, position, at)
                SELECT gen_random_uuid(), '%s', n, 'reply', CASE WHEN n IN (2, 3) THEN 'read' ELSE 'unread' END, 'demo',
                       gen_random_uuid(), gen_random_uuid(), n, now() - make_interval(days => 30 * (6 - n))
                  FROM generate_series(1, 6) n""".formatted(IDA));
        int swept = Await.of(pool.preparedQuery(InboxTable.OLD.sql()).execute(Tuple.of(100)))
                .rowCount();
        assertThat(swept).isEqualTo(3);
        assertThat(DATABASE.list("SELECT seq FROM notification WHERE person = '%s' ORDER BY seq".formatted(IDA)))
                .containsExactly("4", "5", "6");
        assertThat(DATABASE.ask("SELECT unread FROM inbox WHERE person = '%s'".formatted(IDA)))
                .isEqualTo("3");
    }

    @Test
    void whoHasForgottenIsToldAnew() {
        DATABASE.execute("INSERT INTO inbox VALUES ('%s', 2, 2)".formatted(EVA));
        DATABASE.execute("""
                INSERT INTO follow (discussion_id, person, active, waiting)
                SELECT discussion, '%s', true, true FROM unnest('{%s, %s}'::uuid[]) discussion""".formatted(EVA, EVA, IDA));
        DATABASE.execute("""
                INSERT INTO notification (id, person, seq, kind, state, site, discussion_id, comment_id, position, at)
                VALUES (gen_random_uuid(), '%1$s', 1, 'followed', 'unread', 'demo', '%1$s', '%1$s', 1, now() - interval '91 days'),
                       (gen_random_uuid(), '%1$s', 2, 'followed', 'unread', 'demo', '%2$s', '%1$s', 2, now())""".formatted(EVA, IDA));
        Await.of(pool.preparedQuery(InboxTable.OLD.sql()).execute(Tuple.of(100)));
        assertThat(DATABASE.list("SELECT discussion_id FROM follow WHERE waiting"))
                .containsExactly(IDA.toString());
    }

    @Test
    void oldLinesAreSwept() {
        DATABASE.execute("""
                INSERT INTO inbox_line (person, seq, type, at)
                SELECT '%s', n, 'read', now() - make_interval(days => 10 - n) FROM generate_series(1, 9) n""".formatted(IDA));
        Await.of(pool.preparedQuery(InboxTable.OLD_LINES.sql()).execute(Tuple.of(100)));
        assertThat(DATABASE.list("SELECT seq FROM inbox_line ORDER BY seq"))
                .containsExactly("4", "5", "6", "7", "8", "9");
    }

    @Test
    void howSomebodyStandsToADiscussionIsReadAtOnce() {
        var site = new SiteKey("demo");
        var discussion = DiscussionId.of(site, "following");
        assertThat(Await.of(Following.of(pool, IDA, site, discussion))).isEqualTo(new Following(false, List.of()));
        DATABASE.execute("INSERT INTO follow VALUES ('%s', '%s', true)".formatted(discussion, IDA));
        DATABASE.execute("INSERT INTO mute VALUES ('%1$s', 'demo', 'b'), ('%1$s', 'demo', 'a'), ('%1$s', 'other', 'c')"
                .formatted(IDA));
        assertThat(Await.of(Following.of(pool, IDA, site, discussion)))
                .isEqualTo(new Following(true, List.of("a", "b")));
        DATABASE.execute("UPDATE follow SET active = false");
        assertThat(Await.of(Following.of(pool, IDA, site, discussion)).follows())
                .isFalse();
    }
}
