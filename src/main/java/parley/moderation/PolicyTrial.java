package parley.moderation;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.event.CommentId;
import parley.event.DiscussionState;
import parley.screening.Draft;
import parley.screening.Rules;
import parley.screening.Screening;
import parley.screening.Standing;
import parley.screening.Typed;
import parley.screening.Verdict;
import parley.sites.Policy;
import parley.sites.Site;

/**
 * Puts the last comments before the checks once more, by two policies. Facts are those of the time when each was written,
 * as far as rows tell: a moderator's word about an author, a ban, and a closed discussion say nothing of a policy.
 */
record PolicyTrial(Pool pool) {
    private static final String LAST = """
            SELECT c.id, c.author_name, c.author_website, c.text, c.html, c.created_at, d.pre_moderated,
                   (SELECT count(*)::int FROM (SELECT FROM comment p
                     WHERE p.site = c.site AND p.author_id = c.author_id AND p.status = 'published'
                       AND p.created_at < c.created_at LIMIT $3) AS seen) AS published,
                   recent.decided, recent.rejected,
                   (SELECT max(r.created_at) FROM comment r
                     WHERE r.site = c.site AND r.author_id = c.author_id AND r.text_hash = c.text_hash
                       AND r.created_at < c.created_at) AS same_text_at
              FROM (SELECT latest.* FROM unnest('{published,pending,rejected,spam}'::text[]) AS s(status)
                     CROSS JOIN LATERAL (SELECT * FROM comment WHERE site = $1 AND status = s.status
                                          ORDER BY created_at DESC, id DESC LIMIT $2) AS latest
                     ORDER BY latest.created_at DESC, latest.id DESC LIMIT $2) AS c
              JOIN discussion d ON d.id = c.discussion_id
             CROSS JOIN LATERAL (
                   SELECT count(*)::int AS decided, count(*) FILTER (WHERE o.status <> 'published')::int AS rejected
                     FROM comment o
                    WHERE o.site = c.site AND o.author_id = c.author_id AND o.created_at < c.created_at
                      AND o.created_at > c.created_at - make_interval(days => $4)
                      AND o.status IN ('published', 'rejected', 'spam')) AS recent
             ORDER BY c.created_at DESC, c.id DESC""";

    PreviewPolicy.Preview run(Site site, Policy asked) {
        int most = Math.max(asked.newAuthorHeld(), site.policy().newAuthorHeld());
        var rows = pool.preparedQuery(LAST)
                .execute(Tuple.of(site.key().value(), PreviewPolicy.LOOKED_AT, most, Standing.RECENT_DAYS))
                .await();
        var now = Rules.of(site.policy());
        var then = Rules.of(asked);
        var before = new ArrayList<Verdict>();
        var after = new ArrayList<Verdict>();
        var changes = new ArrayList<PreviewPolicy.Change>();
        for (var row : rows) {
            var typed = Typed.of(row.getString("text"));
            before.add(Screening.judge(draft(row, typed, now)));
            after.add(Screening.judge(draft(row, typed, then)));
            if (!before.getLast().label().equals(after.getLast().label())) {
                changes.add(change(row, before.getLast(), after.getLast()));
            }
        }
        return new PreviewPolicy.Preview(
                PreviewPolicy.Tally.of(before), PreviewPolicy.Tally.of(after), List.copyOf(changes));
    }

    private static Draft draft(Row row, Typed typed, Rules rules) {
        var standing = new Standing(
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                row.getInteger("published"),
                row.getInteger("decided"),
                row.getInteger("rejected"));
        return new Draft(
                typed,
                row.getString("author_name"),
                Optional.ofNullable(row.getString("author_website")).orElse(""),
                new Draft.Place(DiscussionState.OPEN, row.getBoolean("pre_moderated")),
                standing,
                Optional.empty(),
                rules,
                time(row.getOffsetDateTime("same_text_at")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static PreviewPolicy.Change change(Row row, Verdict before, Verdict after) {
        return new PreviewPolicy.Change(
                new CommentId(row.getUUID("id")),
                row.getString("author_name"),
                row.getString("html"),
                row.getOffsetDateTime("created_at").toInstant(),
                before,
                after);
    }

    private static Optional<Instant> time(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
