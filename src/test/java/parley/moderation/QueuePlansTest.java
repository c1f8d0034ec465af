package parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.rig.Await;
import parley.rig.TestDatabase;

/** What moderators read does not grow with the number of comments; blocks touched are the same on every machine. */
class QueuePlansTest {
    private static final int ROWS = 20_000;
    private static final SiteKey SITE = new SiteKey("demo");
    private static final DiscussionId DISCUSSION = DiscussionId.of(SITE, "0");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @BeforeAll
    static void fill() {
        DATABASE.execute("INSERT INTO site (key, name, origins, policy) VALUES ('demo', 'Demo', '{}', '{}')");
        DATABASE.execute("INSERT INTO discussion (id, site, key) VALUES ('%s', 'demo', '0')".formatted(DISCUSSION));
        DATABASE.execute("""
                INSERT INTO discussion (id, site, key)
                SELECT md5(i::text)::uuid, 'demo', i::text FROM generate_series(1, 99) AS i""");
        DATABASE.execute("""
                INSERT INTO comment (id, discussion_id, site, root_id, depth, number, path, status, author_id, author_name,
                                     text, text_hash, html, held, created_at)
                SELECT md5('c' || i)::uuid, CASE i %% 100 WHEN 0 THEN '%s' ELSE md5((i %% 100)::text)::uuid END, 'demo',
                       md5('c' || i)::uuid, 0, i, int4send(i),
                       CASE WHEN i %% 40 = 0 THEN 'pending' WHEN i %% 40 = 1 THEN 'spam' ELSE 'published' END,
                       'author' || i %% 500, 'Ada', 'common often' || i %% 10 || ' seldom' || i %% 500, '\\x00', '',
                       CASE WHEN i %% 800 = 0 THEN '[{"check": "links", "detail": ""}]'::jsonb ELSE '[]' END,
                       now() - i * interval '1 minute'
                  FROM generate_series(1, %d) AS i""".formatted(DISCUSSION, ROWS));
        DATABASE.execute("INSERT INTO comment_words SELECT id, to_tsvector('simple', text) FROM comment");
        DATABASE.execute("""
                INSERT INTO report (comment_id, person, site, reason, at)
                SELECT id, 'net:' || n, 'demo', 'spam', now() FROM comment CROSS JOIN generate_series(1, 3) AS n
                 WHERE status = 'published' AND number % 400 = 3""");
        DATABASE.execute("VACUUM ANALYZE");
    }

    private static Filter words(String words) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(words),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static QueueSql sql(Filter filter, Order order) {
        return new QueueSql(List.of(SITE), filter, order, Spot.start(order), 21);
    }

    private static Map<String, QueueSql.Query> all() {
        var all = new LinkedHashMap<String, QueueSql.Query>();
        var none = Filter.NONE;
        var week = Optional.of(Instant.parse("2020-01-01T00:00:00Z"));
        var empty = Optional.<String>empty();
        all.put("pending", sql(none, Order.OLDEST).byStatus("pending"));
        all.put("published", sql(none, Order.NEWEST).byStatus("published"));
        all.put("reported", sql(none, Order.REPORTED).reported());
        all.put("reported, newest", sql(none, Order.NEWEST).reported());
        all.put("reported, search", sql(words("seldom3"), Order.REPORTED).reported());
        all.put(
                "discussion",
                sql(new Filter(Optional.of(DISCUSSION), empty, empty, empty, week, Optional.empty()), Order.NEWEST)
                        .byStatus("spam"));
        all.put(
                "check",
                sql(
                                new Filter(
                                        Optional.empty(),
                                        empty,
                                        empty,
                                        Optional.of("links"),
                                        Optional.empty(),
                                        Optional.empty()),
                                Order.OLDEST)
                        .byStatus("pending"));
        all.put("search, common", sql(words("common"), Order.NEWEST).nearby("published"));
        all.put("search, seldom, near", sql(words("seldom7"), Order.NEWEST).nearby("published"));
        all.put("search, seldom", sql(words("seldom7"), Order.NEWEST).everywhere("published"));
        all.put("search, nowhere", sql(words("nowhere"), Order.NEWEST).everywhere("published"));
        all.put("counts", new QueueSql.Query(QueueCounter.READ, Tuple.of(new String[] {"demo"}, 1_000)));
        all.put("oldest", new QueueSql.Query(NewsroomMeters.OLDEST, Tuple.of((Object) new String[] {"demo"})));
        var today = LocalDateTime.parse("2020-01-01T00:00:00");
        all.put("statistics", new QueueSql.Query(StatisticsReader.WAITS, Tuple.of(new String[] {"demo"}, today)));
        return all;
    }

    @Test
    void noneReadsAWholeTableAndNoneReadsManyBlocks() {
        var vertx = Vertx.vertx();
        try {
            var connection = Await.of(
                    PgConnection.connect(vertx, Planning.of(DATABASE.url().pool())));
            all().forEach((name, query) -> {
                var plan = new ArrayList<String>();
                Await.of(connection
                                .preparedQuery("EXPLAIN (ANALYZE, BUFFERS) " + query.sql())
                                .execute(query.values()))
                        .forEach(row -> plan.add(row.getString(0)));
                assertThat(plan).as(name).noneMatch(line -> line.contains("Seq Scan"));
                assertThat(blocks(plan)).as("%s: %s", name, plan).isLessThan(9_000);
            });
        } finally {
            Await.of(vertx.close());
        }
    }

    private static long blocks(List<String> plan) {
        var buffers = plan.stream()
                .filter(line -> line.contains("Buffers:"))
                .findFirst()
                .orElse("");
        return Pattern.compile("(?:hit|read)=(\\d+)")
                .matcher(buffers)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }
}
