package parley.threading;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.CommentId;
import parley.event.SiteKey;
import parley.screening.Standing;
import parley.sites.Policy;

/** How authors stand on a site; read by batches, never written. Who is not found stands as if never seen. */
public final class Standings implements Shelf<Standings.Key, Standing> {

    /**
     * @param author or else {@code wrote}, a comment of theirs
     * @param mostPublished how far published comments are counted: an old hand's need not be counted to the end
     * @param since what became of comments from then on is counted; absent where nobody asks
     */
    public record Key(
            SiteKey site,
            Optional<String> author,
            Optional<CommentId> wrote,
            int mostPublished,
            Optional<Instant> since) {

        public static Key ofAuthor(SiteKey site, String author, Policy policy, Instant now) {
            return new Key(site, Optional.of(author), Optional.empty(), policy.newAuthorHeld(), since(policy, now));
        }

        public static Key ofComment(SiteKey site, CommentId wrote, Policy policy, Instant now) {
            return new Key(site, Optional.empty(), Optional.of(wrote), policy.newAuthorHeld(), since(policy, now));
        }

        private static Optional<Instant> since(Policy policy, Instant now) {
            return policy.rejectionsHeld()
                    ? Optional.of(now.minus(Duration.ofDays(Standing.RECENT_DAYS)))
                    : Optional.empty();
        }
    }

    private static final String READ = """
            SELECT asked.ordinal::int AS ordinal,
                   coalesce(s.watched, false) AS watched, coalesce(s.pre_moderated, false) AS pre_moderated,
                   s.muted_until, s.suspended_until, coalesce(s.banned, false) AS banned,
                   coalesce(s.shadow_banned, false) AS shadow_banned, coalesce(s.badges, '') AS badges,
                   (SELECT count(*)::int FROM (SELECT FROM comment c
                     WHERE c.site = asked.site AND c.author_id = who.id AND c.status = 'published'
                     LIMIT asked.most_published) AS seen) AS published,
                   coalesce(recent.decided, 0) AS decided, coalesce(recent.rejected, 0) AS rejected
              FROM unnest($1::text[], $2::text[], $3::uuid[], $4::int[], $5::timestamptz[]) WITH ORDINALITY
                   AS asked(site, author_id, comment_id, most_published, since, ordinal)
              CROSS JOIN LATERAL (SELECT coalesce(asked.author_id,
                   (SELECT c.author_id FROM comment c WHERE c.id = asked.comment_id)) AS id) AS who
              LEFT JOIN author_state s ON s.site = asked.site AND s.author_id = who.id
              LEFT JOIN LATERAL (SELECT count(*)::int AS decided,
                                        count(*) FILTER (WHERE c.status <> 'published')::int AS rejected
                                   FROM comment c
                                  WHERE c.site = asked.site AND c.author_id = who.id AND c.created_at > asked.since
                                    AND c.status IN ('published', 'rejected', 'spam')) AS recent
                     ON asked.since IS NOT NULL""";

    @Override
    public Future<Map<Key, Standing>> load(Tx tx, Set<Key> keys) {
        var asked = List.copyOf(keys);
        var rows = Columns.of(asked)
                .texts(key -> key.site().value())
                .texts(key -> key.author().orElse(null))
                .uuids(key -> key.wrote().map(CommentId::value).orElse(null))
                .ints(Key::mostPublished)
                .times(key -> key.since().orElse(null));
        return tx.send(READ, rows.tuple()).map(found -> {
            var standings = new HashMap<Key, Standing>();
            found.forEach(row -> standings.put(asked.get(row.getInteger("ordinal") - 1), standing(row)));
            return standings;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        throw new IllegalStateException("standings are only read");
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getBoolean("watched"),
                row.getBoolean("pre_moderated"),
                time(row.getOffsetDateTime("muted_until")),
                time(row.getOffsetDateTime("suspended_until")),
                row.getBoolean("banned"),
                row.getInteger("published"),
                row.getInteger("decided"),
                row.getInteger("rejected"),
                row.getBoolean("shadow_banned"),
                CommentRow.badges(row.getString("badges")));
    }

    private static Optional<Instant> time(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
