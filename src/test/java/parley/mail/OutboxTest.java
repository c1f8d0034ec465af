package parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.Ids;
import parley.rig.Await;
import parley.rig.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private Outbox outbox;

    @BeforeAll
    void open() {
        pool = DATABASE.pool(vertx);
        outbox = new Outbox(pool);
        DATABASE.execute("INSERT INTO site (key, name, origins, policy) VALUES ('demo', 'Demo', '{}', '{}')");
    }

    @AfterAll
    void close() {
        Await.of(pool.close());
        Await.of(vertx.close());
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE mail_box, mail_address, mail_wish, mail_outbox, mail_tiding");
    }

    @Test
    void twoNodesNeverTakeTheSameMail() {
        IntStream.range(0, 60).forEach(n -> mail(NOW));
        var taken = Await.of(
                Future.all(Stream.generate(() -> outbox.take(NOW, 10)).limit(12).toList()));
        var all = taken.<List<Outbox.Due>>list().stream()
                .flatMap(List::stream)
                .map(Outbox.Due::id)
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.size() + take(NOW).size()).isEqualTo(60);
    }

    @Test
    void whatADeadNodeTookIsTakenAgainUnderTheSameId() {
        var id = mail(NOW);
        assertThat(take(NOW))
                .containsExactly(new Outbox.Due(id, Outbox.Kind.CONFIRMATION, Optional.empty(), Optional.empty(), 1));
        assertThat(take(NOW.plus(Outbox.LEASE).minusMillis(1))).isEmpty();
        assertThat(take(NOW.plus(Outbox.LEASE)))
                .extracting(Outbox.Due::id, Outbox.Due::attempt)
                .containsExactly(tuple(id, 2));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    @Test
    void whatIsOverIsNeverTakenAgain() {
        Await.of(outbox.sent(mail(NOW), NOW));
        Await.of(outbox.dropped(mail(NOW), NOW));
        Await.of(outbox.dead(mail(NOW), NOW, "<ida@example.org> said\r\nno"));
        Await.of(outbox.again(mail(NOW), NOW.plusSeconds(30), "not now"));
        assertThat(take(NOW.plusSeconds(29))).isEmpty();
        assertThat(take(NOW.plus(Duration.ofDays(9)))).hasSize(1);
        assertThat(DATABASE.ask("SELECT error FROM mail_outbox WHERE state = 'dead'"))
                .isEqualTo("<…@…> said no");
        assertThat(Await.of(outbox.standing(NOW.plus(Duration.ofDays(9)))).dead())
                .isEqualTo(1);
    }

    @Test
    void theFirstIsSentAtOnceAndWhatFollowsInOneMailWhenTheWindowIsOver() {
        var address = address("box");
        news(address, NOW);
        var first = take(NOW).getFirst();
        takeAlong(first, address, NOW);
        Await.of(outbox.sent(first.id(), NOW));
        for (int minute = 1; minute < 10; minute++) {
            news(address, NOW.plus(Duration.ofMinutes(minute)));
        }
        assertThat(take(NOW.plus(WINDOW).minusMillis(1))).isEmpty();
        var second = take(NOW.plus(WINDOW));
        assertThat(second).hasSize(1);
        takeAlong(second.getFirst(), address, NOW.plus(WINDOW));
        assertThat(DATABASE.count("SELECT count(*) FROM mail_tiding WHERE mail_id = '"
                        + second.getFirst().id() + "'"))
                .isEqualTo(9);
        assertThat(DATABASE.count("SELECT count(*) FROM mail_outbox")).isEqualTo(2);
    }

    @Test
    void whatComesWhileAMailIsOnItsWayGoesIntoTheNextOne() {
        var address = address("box");
        news(address, NOW);
        var first = take(NOW).getFirst();
        takeAlong(first, address, NOW);
        news(address, NOW.plusSeconds(1));
        Await.of(outbox.again(first.id(), NOW.plusSeconds(30), "not now"));
        var again = take(NOW.plusSeconds(30)).getFirst();
        takeAlong(again, address, NOW.plusSeconds(30));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(DATABASE.count("SELECT count(*) FROM mail_tiding WHERE mail_id = '" + first.id() + "'"))
                .isEqualTo(1);
        assertThat(take(NOW.plus(WINDOW).plusSeconds(60))).isNotEmpty();
    }

    @Test
    void aMailboxHasItsShareOfAnHourAndADay() {
        IntStream.range(0, Outbox.PER_HOUR).forEach(n -> sent("box", NOW.minus(Duration.ofMinutes(50 - n))));
        var address = address("box");
        news(address, NOW);
        assertThat(take(NOW)).isEmpty();
        assertThat(take(NOW.plus(Duration.ofMinutes(10)).minusMillis(1))).isEmpty();
        assertThat(take(NOW.plus(Duration.ofMinutes(10)))).hasSize(1);

        empty();
        IntStream.range(0, Outbox.PER_DAY).forEach(n -> sent("box", NOW.minus(Duration.ofHours(23 - n))));
        var other = address("box");
        news(other, NOW);
        assertThat(take(NOW.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(take(NOW.plus(Duration.ofMinutes(60)))).hasSize(1);
    }

    @Test
    void retriesBecomeRarerAndEnd() {
        var pauses = IntStream.range(1, Retries.MOST)
                .mapToObj(n -> Retries.after(n).orElseThrow())
                .toList();
        assertThat(pauses)
                .startsWith(Duration.ofSeconds(30), Duration.ofMinutes(2))
                .isSorted()
                .endsWith(Duration.ofHours(6));
        assertThat(Retries.after(Retries.MOST)).isEmpty();
    }

    private List<Outbox.Due> take(Instant now) {
        return Await.of(outbox.take(now, 100));
    }

    private UUID mail(Instant due) {
        var id = ids.row();
        DATABASE.execute(
                "INSERT INTO mail_outbox (id, kind, box, due_at, made_at) VALUES ('%s', 'confirmation', 'box', '%s', '%s')"
                        .formatted(id, due, due));
        return id;
    }

    private void sent(String box, Instant at) {
        DATABASE.execute("""
                INSERT INTO mail_outbox (id, kind, box, state, attempts, due_at, made_at, ended_at)
                VALUES ('%s', 'tidings', '%s', 'sent', 1, '%s', '%s', '%s')""".formatted(ids.row(), box, at, at, at));
    }

    private UUID address(String box) {
        var id = ids.row();
        DATABASE.execute("""
                INSERT INTO mail_address (id, guest_id, address, box, site, lang, state, asked_at, changed_at)
                VALUES ('%s', '%s', 'ida@example.org', '%s', 'demo', 'en', 'confirmed', now(), now())""".formatted(id, ids.guest(), box));
        return id;
    }

    private void news(UUID address, Instant at) {
        DATABASE.execute("INSERT INTO mail_tiding (address_id, notification_id, at) VALUES ('%s', '%s', '%s')"
                .formatted(address, ids.row(), at));
        Await.of(new Letterbox(ids, WINDOW)
                .open((sql, values) -> pool.preparedQuery(sql).execute(values), List.of(address), at));
    }

    private void takeAlong(Outbox.Due mail, UUID address, Instant now) {
        var reader = new Tidings.Reader(address, "ida@example.org", "box", "confirmed", "en", "Demo");
        Await.of(new Tidings(pool).of(mail, reader, now));
    }
}
