package parley.threading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import parley.event.DiscussionId;

/**
 * Freezes the order of roots by votes: a generation is made at most once a minute, and only if the discussion changed.
 * It is named by the {@code seq} it was made at. The last two stay, so that a reader has a minute to go on.
 *
 * <p>Roots stand by the lower bound of Wilson's interval for their share of votes up, at 95 % (E. B. Wilson, 1927):
 * nine of ten before one of one. Without a vote up, the fewer down the better. Hidden ones stand last: they may be restored, and must not be missing then.
 */
final class Rankings {
    /** {@link #window} in SQL, of a parameter. */
    static final String WINDOW = "(2 * %s + 50)";

    /** How long this node takes its last look for granted. */
    static final Duration LOOK = Duration.ofSeconds(5);

    private static final String RENEW = """
            WITH made AS (
                INSERT INTO ranking (discussion_id, generation, up_to_number, roots, made_at)
                SELECT d.id, d.seq, d.numbers,
                       ARRAY (SELECT c.id FROM comment c, LATERAL (
                                     SELECT c.votes_up::float8 AS up, (c.votes_up + c.votes_down)::float8 AS n) AS v
                               WHERE c.discussion_id = d.id AND c.parent_id IS NULL AND c.number IS NOT NULL
                               ORDER BY (c.status = 'published' OR c.descendant_count > 0) DESC,
                                        CASE WHEN v.up = 0 THEN -v.n
                                             ELSE (v.up + 1.9208 - 1.96 * sqrt(v.up * (v.n - v.up) / v.n + 0.9604))
                                                  / (v.n + 3.8416) END DESC,
                                        c.number),
                       $2
                  FROM discussion d
                 WHERE d.id = $1 AND d.seq > 0
                   AND NOT EXISTS (SELECT FROM ranking r
                                    WHERE r.discussion_id = d.id
                                      AND (r.generation >= d.seq OR r.made_at > $2::timestamptz - interval '1 minute'))
                ON CONFLICT DO NOTHING
                RETURNING discussion_id)
            DELETE FROM ranking r USING made
             WHERE r.discussion_id = made.discussion_id AND r.made_at < $2::timestamptz - interval '1 minute'
               AND r.generation < (SELECT max(o.generation) FROM ranking o WHERE o.discussion_id = made.discussion_id)""";

    private final Pool pool;
    private final Clock clock;
    private final Cache<DiscussionId, Future<Void>> looked;

    Rankings(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        this.looked = Caffeine.newBuilder()
                .maximumSize(10_000)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .expireAfterWrite(LOOK)
                .build();
    }

    /** Ranked roots that one page looks at: if so many were hidden since, it is shorter, and its cursor leads on. */
    static int window(int limit) {
        return 2 * limit + 50;
    }

    /** Never fails: an old ranking is better than no page. */
    Future<Void> look(DiscussionId discussion) {
        return Home.bring(looked.get(discussion, this::renew))
                .onFailure(_ -> looked.invalidate(discussion))
                .otherwiseEmpty();
    }

    private Future<Void> renew(DiscussionId discussion) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(discussion.value(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .mapEmpty();
    }
}
