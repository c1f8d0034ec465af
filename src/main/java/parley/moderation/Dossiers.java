package parley.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.database.Columns;
import parley.event.CommentId;
import parley.threading.Finder;

/**
 * Comments with what this room knows of them. Comment and dossier are read one after the other: who decides between the
 * two leaves a {@link Version} that fits neither, and whoever decides on that is refused.
 */
record Dossiers(Pool pool, Finder finder, Clock clock) {
    private static final String READ = """
            SELECT asked.id, coalesce(last.nth, 0) AS decisions, claim.claimed_by, claim.until, open.reasons
              FROM unnest($1::uuid[]) AS asked(id)
              LEFT JOIN LATERAL (SELECT nth FROM decision WHERE comment_id = asked.id ORDER BY nth DESC LIMIT 1) AS last
                     ON true
              LEFT JOIN comment_claim AS claim ON claim.comment_id = asked.id AND claim.until > $2
              LEFT JOIN LATERAL (
                   SELECT jsonb_object_agg(reason, n) AS reasons
                     FROM (SELECT reason, count(*)::int AS n FROM report
                            WHERE comment_id = asked.id AND closed_at IS NULL GROUP BY reason) AS each) AS open
                     ON true""";

    /** In the order of the ids; those that are not there are left out. */
    Future<List<ModeratedComment>> find(List<CommentId> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var asked = Columns.of(ids).uuids(CommentId::value);
        var values = Tuple.of(asked.tuple().getValue(0), clock.instant().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(READ).execute(values).compose(rows -> {
            var known = new HashMap<CommentId, Dossier>();
            rows.forEach(row -> known.put(new CommentId(row.getUUID("id")), dossier(row)));
            return finder.find(ids).map(found -> joined(found, known));
        });
    }

    private static List<ModeratedComment> joined(List<Finder.Found> found, Map<CommentId, Dossier> known) {
        return found.stream()
                .map(one -> new ModeratedComment(
                        one.comment(),
                        one.discussion(),
                        known.getOrDefault(one.comment().id(), Dossier.EMPTY)))
                .toList();
    }

    private static Dossier dossier(Row row) {
        return new Dossier(
                row.getInteger("decisions"),
                Optional.ofNullable(row.getString("claimed_by"))
                        .map(by -> new Claim(by, row.getOffsetDateTime("until").toInstant())),
                Optional.ofNullable(row.getJsonObject("reasons")));
    }
}
