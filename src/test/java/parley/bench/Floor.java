package parley.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The driver alone: a connection for each client, without a pool between, and one prepared statement that commits
 * itself. No HTTP, no JSON, no Markdown, no checks.
 */
final class Floor implements Lane {
    /** The tables of the house, with every index and check, and without foreign keys. */
    static final String TABLES = """
            DROP TABLE IF EXISTS floor_comment, floor_discussion, floor_journal;
            CREATE TABLE floor_comment (LIKE comment INCLUDING ALL) WITH (fillfactor = 85);
            CREATE TABLE floor_discussion (LIKE discussion INCLUDING ALL) WITH (fillfactor = 70);
            CREATE TABLE floor_journal (LIKE journal INCLUDING ALL);
            CREATE SEQUENCE IF NOT EXISTS floor_position;
            INSERT INTO floor_discussion (id, site, key)
            SELECT md5(n::text)::uuid, 'bench', 'article-' || n FROM generate_series(0, 999) AS n""";

    /** One row of a comment: the least that can be called a post. */
    static final String ROW = """
            INSERT INTO floor_comment (id, discussion_id, site, root_id, depth, number, path, status, author_id,
                                       author_name, author_email, guest_id, text, text_hash, html, held, created_at,
                                       reactions)
            VALUES ($1, md5($2::text)::uuid, 'bench', $1, 0, $3, $4, 'published', $5, 'Ines', 'ines@example.org', $6, $7,
                    $8, $9, $10, $11, $12)""";

    /** The same rows as a post of the house: counters, comment and journal line, without the journal's one counter. */
    static final String ROWS = """
            WITH d AS (UPDATE floor_discussion
                          SET seq = seq + 1, numbers = numbers + 1, comment_count = comment_count + 1
                        WHERE id = md5($2::text)::uuid RETURNING id, seq, numbers + 0 * $3::int AS numbers),
                 c AS (INSERT INTO floor_comment (id, discussion_id, site, root_id, depth, number, path, status,
                                       author_id, author_name, author_email, guest_id, text, text_hash, html, held,
                                       created_at, reactions)
                       SELECT $1::uuid, d.id, 'bench', $1::uuid, 0, d.numbers, $4::bytea, 'published', $5::text, 'Ines',
                              'ines@example.org', $6::uuid, $7::text, $8::bytea, $9::text, $10::jsonb,
                              $11::timestamptz, $12::jsonb FROM d)
            INSERT INTO floor_journal (position, discussion_id, site, seq, type, comment_id, facts, batch, at)
            SELECT nextval('floor_position'), d.id, 'bench', d.seq, 'comment-published', $1::uuid,
                   '{"revision":1,"commentCount":1}', $1::uuid, $11::timestamptz FROM d""";

    private static final int DISCUSSIONS = 1_000;
    private static final String HTML = "<p>" + Requests.TEXT.replace("\n\n", "</p>\n<p>") + "</p>";
    /** Above all numbers that the counters give. */
    private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000_000);

    private final PgConnection connection;
    private final String sql;

    private Floor(PgConnection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    static Future<Floor> open(Vertx vertx, PgConnectOptions options, String sql) {
        return PgConnection.connect(vertx, new PgConnectOptions(options).setCachePreparedStatements(true))
                .map(connection -> new Floor(connection, sql));
    }

    @Override
    public Future<?> ask() {
        var random = ThreadLocalRandom.current();
        int number = NUMBER.incrementAndGet();
        var id = new UUID((System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(0x1000), random.nextLong());
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(
                        id,
                        Integer.toString(random.nextInt(DISCUSSIONS)),
                        number,
                        Buffer.buffer().appendInt(number),
                        "g" + Long.toHexString(random.nextLong()) + "0123456789abcdef",
                        new UUID(random.nextLong(), random.nextLong()),
                        Requests.TEXT + " " + number,
                        Buffer.buffer().appendLong(random.nextLong()),
                        HTML + " " + number,
                        new JsonArray(),
                        OffsetDateTime.now(ZoneOffset.UTC),
                        new JsonObject()));
    }

    Future<Void> close() {
        return connection.close();
    }
}
