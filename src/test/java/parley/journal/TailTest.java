package parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import parley.rig.Await;
import parley.rig.Ground;
import parley.rig.LaterVersion;
import parley.rig.Talk;
import parley.rig.TestDatabase;

/** Each of the three bells is enough; and a rewound history is told. */
class TailTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();
    private final Vertx otherVertx = Vertx.vertx();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final List<String> rewound = new CopyOnWriteArrayList<>();
    private Ground writing;

    @BeforeEach
    void build() {
        writing = Ground.on(vertx, database.url());
    }

    @AfterEach
    void leave() {
        writing.close();
        Await.of(vertx.close());
        Await.of(otherVertx.close());
        database.close();
    }

    @Test
    void beginsWithNowAndNotWithTheBeginning() {
        Talk.about(writing, "bells").say("before");
        try (var reading = reading(database.url().pool())) {
            Talk.about(writing, "bells").say("after");
            await().until(() -> !told.isEmpty());
            assertThat(told).containsExactly(2L);
            assertThat(reading.epoch.value()).isEqualTo(writing.epoch.value());
        }
    }

    @Test
    void thePollAloneIsEnough() {
        var deaf = database.url().pool().setPort(1);
        try (var reading = reading(deaf)) {
            Talk.about(writing, "bells").say("unheard");
            await().until(() -> told.equals(List.of(1L)));
            assertThat(reading.meters.get("parley.tail.position").gauge().value())
                    .isEqualTo(1);
        }
    }

    @Test
    void itsOwnCommitsAreToldToo() {
        Await.of(writing.bus.follow(News.class, news -> news.entries().forEach(entry -> told.add(entry.position()))));
        Talk.about(writing, "bells").say("own");
        await().until(() -> told.equals(List.of(1L)));
    }

    @Test
    void aNotificationReachesTheOthers() throws Exception {
        try (var connection = database.jdbc();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN parley_journal");
            Talk.about(writing, "bells").say("heard");
            var ear = connection.unwrap(PGConnection.class);
            await().until(() -> ear.getNotifications() != null);
        }
    }

    @Test
    void aRewoundHistoryIsTold() {
        var talk = Talk.about(writing, "bells");
        talk.say("one");
        talk.say("two");
        try (var reading = reading(database.url().pool())) {
            var before = reading.epoch.value();
            // At once: the tail, which has only just begun to listen, would else see half of it, and tell twice.
            database.execute("""
                    BEGIN;
                    UPDATE installation SET epoch = gen_random_uuid();
                    DELETE FROM journal WHERE position = 2;
                    UPDATE journal_head SET position = 1;
                    COMMIT""");
            killEars();
            await().until(() -> rewound.size() == 1);
            assertThat(reading.epoch.value()).isNotEqualTo(before).isEqualTo(rewound.getFirst());

            Talk.about(writing, "another").say("the new second");
            await().until(() -> told.equals(List.of(2L)));
        }
    }

    @Test
    void linesOfALaterVersionAreSkippedAndSaidOnceOfEachKind() {
        var talk = Talk.about(writing, "bells");
        talk.say("one");
        var log = (Logger) LoggerFactory.getLogger(Tail.class);
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        log.addAppender(written);
        var skipped = new CopyOnWriteArrayList<Unread>();
        try (var reading = reading(database.url().pool())) {
            Await.of(reading.bus.follow(News.class, news -> skipped.addAll(news.unread())));
            var later = new LaterVersion(database);
            later.writes(talk.id(), "comment-gilded");
            later.writes(talk.id(), "comment-gilded");
            await().until(() -> skipped.size() == 2);
            later.writes(Talk.about(writing, "bells").id(), "comment-gilded");
            talk.say("two");
            await().until(() -> told.equals(List.of(5L)));
            assertThat(skipped).extracting(line -> line.seq().orElseThrow()).containsExactly(2L, 3L, 4L);
            assertThat(written.list)
                    .filteredOn(line -> line.getLevel() == Level.WARN)
                    .filteredOn(line -> line.getFormattedMessage().contains("comment-gilded"))
                    .hasSizeBetween(1, 2); // each of the two nodes says it once
        } finally {
            log.detachAppender(written);
        }
    }

    private void killEars() {
        await().until(() -> database.count("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                 WHERE datname = current_database() AND query LIKE 'LISTEN%'""") == 2);
    }

    private Ground reading(PgConnectOptions ear) {
        var ground = Ground.on(otherVertx, database.url(), ear, Clock.systemUTC());
        Await.of(ground.bus.follow(News.class, news -> news.entries().forEach(entry -> told.add(entry.position()))));
        Await.of(ground.bus.follow(Rewound.class, news -> rewound.add(news.epoch())));
        return ground;
    }
}
