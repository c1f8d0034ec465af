package parley.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Finder;

/** Reads what is known of authors. Reads may join what other rooms own. */
final class AuthorReader {
    private static final String COMMENTS = """
            SELECT status, count(*)::int AS n, min(created_at) AS first_at FROM comment
             WHERE site = $1 AND author_id = $2 GROUP BY status""";

    private static final String STATE = """
            SELECT watched, pre_moderated, muted_until, suspended_until, banned, shadow_banned, badges
              FROM author_state WHERE site = $1 AND author_id = $2""";

    private static final String NOTES = """
            SELECT id, text, written_by, at FROM author_note
             WHERE site = $1 AND author_id = $2 ORDER BY at DESC, id DESC LIMIT 50""";

    private static final String RECENT = """
            SELECT id FROM comment WHERE site = $1 AND author_id = $2 ORDER BY created_at DESC, id DESC LIMIT 10""";

    private static final String IN_SIGHT = """
            SELECT id, created_at FROM comment
             WHERE site = $1 AND author_id = $2 AND status IN ('published', 'pending') AND (created_at, id) > ($3, $4)
             ORDER BY created_at, id LIMIT $5""";

    private static final String WROTE = "SELECT FROM comment WHERE site = $1 AND author_id = $2 LIMIT 1";

    /** Where a walk through somebody's comments has come to. */
    record Spot(Instant at, CommentId id) {
        static final Spot START = new Spot(Instant.EPOCH, new CommentId(new UUID(0, 0)));
    }

    private final Pool pool;
    private final Dossiers dossiers;

    AuthorReader(Pool pool, Finder finder, Clock clock) {
        this.pool = pool;
        this.dossiers = new Dossiers(pool, finder, clock);
    }

    /** Fails with NOT_FOUND where nobody of that id wrote on the site. */
    Future<AuthorCard> card(SiteKey site, String author) {
        var who = Tuple.of(site.value(), author);
        return pool.preparedQuery(COMMENTS)
                .execute(who)
                .compose(counts -> counts.size() == 0
                        ? Future.failedFuture(Refusal.of(ProblemKind.NOT_FOUND))
                        : pool.preparedQuery(STATE)
                                .execute(who)
                                .compose(state -> pool.preparedQuery(NOTES)
                                        .execute(who)
                                        .compose(notes -> recent(who)
                                                .map(recent -> card(author, counts, state, notes, recent)))));
    }

    private Future<List<ModeratedComment>> recent(Tuple who) {
        return pool.preparedQuery(RECENT).execute(who).compose(rows -> {
            var ids = new ArrayList<CommentId>();
            rows.forEach(row -> ids.add(new CommentId(row.getUUID("id"))));
            return dossiers.find(ids);
        });
    }

    private static AuthorCard card(
            String id, RowSet<Row> counts, RowSet<Row> state, RowSet<Row> notes, List<ModeratedComment> recent) {
        var comments = new EnumMap<CommentStatus, Integer>(CommentStatus.class);
        var first = Instant.MAX;
        for (var row : counts) {
            comments.put(CommentStatus.of(row.getString("status")), row.getInteger("n"));
            var at = row.getOffsetDateTime("first_at").toInstant();
            first = at.isBefore(first) ? at : first;
        }
        var left = new ArrayList<AuthorCard.Note>();
        notes.forEach(row -> left.add(note(row)));
        var last = recent.getFirst().comment().author();
        return new AuthorCard(
                id,
                last.name(),
                last.email(),
                first,
                Map.copyOf(comments),
                state.size() == 0
                        ? AuthorState.NOTHING
                        : AuthorState.of(state.iterator().next()),
                List.copyOf(left),
                recent);
    }

    private static AuthorCard.Note note(Row row) {
        return new AuthorCard.Note(
                row.getUUID("id"),
                row.getString("text"),
                row.getString("written_by"),
                row.getOffsetDateTime("at").toInstant());
    }

    Future<Boolean> wrote(SiteKey site, String author) {
        return pool.preparedQuery(WROTE).execute(Tuple.of(site.value(), author)).map(rows -> rows.size() > 0);
    }

    /** What is readable or waits, the oldest first. */
    Future<List<Spot>> inSight(SiteKey site, String author, Spot after, int limit) {
        var values = Tuple.of(
                site.value(),
                author,
                after.at().atOffset(ZoneOffset.UTC),
                after.id().value(),
                limit);
        return pool.preparedQuery(IN_SIGHT).execute(values).map(rows -> {
            var found = new ArrayList<Spot>();
            rows.forEach(row -> found.add(
                    new Spot(row.getOffsetDateTime("created_at").toInstant(), new CommentId(row.getUUID("id")))));
            return found;
        });
    }
}
