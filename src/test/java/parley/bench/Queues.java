package parley.bench;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What moderators read, with many comments there: {@code -Dbench.what=queues}, {@code -Dbench.rows} (1,000,000). The rows
 * are made in the database, of words from w0, which is everywhere, to w19999, which is in one of a thousand, and stay there
 * for the next run.
 */
final class Queues {
    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int MODERATORS = 2;

    private static final List<String> FILL = List.of(
            """
            INSERT INTO site (key, name, origins, policy) VALUES ('archive', 'The Archive', '{}', '{}')
            ON CONFLICT DO NOTHING""",
            """
            INSERT INTO discussion (id, site, key) SELECT md5('archive' || i)::uuid, 'archive', 'article-' || i
              FROM generate_series(0, 999) AS i""",
            """
            INSERT INTO comment (id, discussion_id, site, root_id, depth, number, path, status, author_id, author_name,
                                 text, text_hash, html, held, created_at)
            SELECT id, md5('archive' || i %% 1000)::uuid, 'archive', id, 0, i, int4send(i),
                   CASE WHEN i %% 200 = 0 THEN 'pending' WHEN i %% 100 = 1 THEN 'rejected' WHEN i %% 50 = 2 THEN 'spam'
                        ELSE 'published' END,
                   left(md5((i %% 20000)::text), 16), 'Reader ' || i %% 20000, text, '\\x0011223344556677', text,
                   CASE WHEN i %% 200 = 0 THEN '[{"check": "links", "detail": ""}]'::jsonb ELSE '[]' END,
                   now() - (%1$d - i) * interval '10 s'
              FROM (SELECT i, md5('archived' || i)::uuid AS id, words.text FROM generate_series(1, %1$d) AS i
                     CROSS JOIN LATERAL (
                           SELECT string_agg('w' || floor(20000 * power(random(), 3)), ' ' ORDER BY n) AS text
                             FROM generate_series(1, 50) AS n WHERE i > 0) AS words) AS rows""".formatted(ROWS),
            "INSERT INTO comment_words SELECT id, to_tsvector('simple', author_name || ' ' || text) FROM comment"
                    + " WHERE site = 'archive'",
            """
            INSERT INTO report (comment_id, person, site, reason, at)
            SELECT id, 'net:' || n, site, 'spam', now() - n * interval '1 h'
              FROM comment CROSS JOIN generate_series(1, 3) AS n
             WHERE site = 'archive' AND status = 'published' AND number % 1000 = 7""",
            "VACUUM ANALYZE");

    private Queues() {}

    static void run(World world, int rounds, double seconds) {
        if (count(world) == 0) {
            System.out.printf("Making %,d comments%n", ROWS);
            FILL.forEach(sql -> Bench.await(world.pool.query(sql).execute()));
        }
        System.out.printf("Queues of %,d comments, %d moderators%n%n", count(world), MODERATORS);
        var subjects = List.of(
                subject(world, "pending, 20", "comments?site=archive"),
                subject(world, "published, newest 20", "comments?site=archive&state=published"),
                subject(world, "reported, most reported 20", "comments?site=archive&state=reported"),
                subject(world, "search, everywhere: w1", "comments?site=archive&state=published&q=w1"),
                Subject.http(world, "search, 1 of 1000 or so", MODERATORS, world.parley, Queues::rare),
                subject(world, "search, two words", "comments?site=archive&state=published&q=w300+w2000"),
                subject(world, "search, nowhere", "comments?site=archive&state=published&q=nowhere"),
                subject(world, "search in pending", "comments?site=archive&q=w300"),
                subject(world, "by check", "comments?site=archive&reason=links"),
                subject(world, "counts", "counts?site=archive"),
                subject(world, "statistics, 14 days", "statistics?site=archive"));
        for (int round = 0; round < rounds; round++) {
            subjects.forEach(subject -> subject.measure(world, seconds));
        }
        Table.print(subjects);
    }

    private static Subject subject(World world, String name, String path) {
        return Subject.http(world, name, MODERATORS, world.parley, () -> Requests.moderator(path));
    }

    private static Buffer rare() {
        int word = ThreadLocalRandom.current().nextInt(10_000, 20_000);
        return Requests.moderator("comments?site=archive&state=published&q=w" + word);
    }

    private static long count(World world) {
        return Bench.await(world.pool
                        .query("SELECT count(*) FROM comment WHERE site = 'archive'")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }
}
