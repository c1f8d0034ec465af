package parley.threading;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parley.event.CommentId;
import parley.event.DiscussionId;

/** Comments as they are now, whole, with what stands above them. */
final class CurrentRows {
    /** $1 comments, $2 discussions beside theirs. Height −1 is a discussion, 0 a comment, the others its ancestors. */
    static final String READ = """
            WITH RECURSIVE above(asked, id, parent_id, discussion_id, height) AS (
                SELECT c.id, c.id, c.parent_id, c.discussion_id, 0 FROM comment c WHERE c.id = ANY ($1::uuid[])
                UNION ALL
                SELECT above.asked, c.id, c.parent_id, c.discussion_id, above.height + 1
                  FROM above JOIN comment c ON c.id = above.parent_id)
            SELECT coalesce(d.height, above.height) AS height, above.asked,
                   coalesce(d.id, c.id) AS id, coalesce(d.site, c.site) AS site,
                   d.key, d.url, d.title, d.confirmed, d.state, d.seq, d.numbers, d.comment_count, d.pre_moderated,
                   c.discussion_id, c.parent_id, c.root_id, c.depth, c.number, c.path, c.status, c.revision,
                   c.author_id, c.author_name, c.author_email, c.author_website, c.guest_id, c.author_badges,
                   CASE above.height WHEN 0 THEN c.text ELSE '' END AS text,
                   CASE above.height WHEN 0 THEN c.html ELSE '' END AS html,
                   c.held, '{}'::jsonb AS verdict, c.votes_up, c.votes_down, c.reactions, c.reply_count,
                   c.descendant_count, c.pinned, c.featured,
                   c.created_at, c.edited_at
              FROM (SELECT -1 AS height, discussion.* FROM discussion
                     WHERE id = ANY ($2::uuid[]) OR id IN (SELECT discussion_id FROM above WHERE height = 0)) AS d
              FULL JOIN (above CROSS JOIN LATERAL (SELECT * FROM comment WHERE comment.id = above.id OFFSET 0) AS c)
                     ON d.height = above.height
             ORDER BY 1""";

    private final Map<DiscussionId, Discussion> discussions = new HashMap<>();
    private final Map<CommentId, Current.Seen> comments = new HashMap<>();
    private final Map<CommentId, List<Current.Ancestor>> ancestors = new HashMap<>();

    private CurrentRows() {}

    static Current of(RowSet<Row> rows) {
        var found = new CurrentRows();
        rows.forEach(found::take);
        return new Current(Map.copyOf(found.comments), Map.copyOf(found.discussions));
    }

    /** Rows come discussions first, then comments, then ancestors from the parent up. */
    private void take(Row row) {
        int height = row.getInteger("height");
        if (height < 0) {
            var discussion = Discussion.of(row);
            discussions.put(discussion.id(), discussion);
            return;
        }
        var comment = CommentRow.comment(row);
        var discussion =
                Optional.ofNullable(discussions.get(comment.discussion())).orElseThrow();
        UUID asked = row.getUUID("asked");
        var above = ancestors.computeIfAbsent(new CommentId(asked), _ -> new ArrayList<>());
        if (height == 0) {
            comments.put(comment.id(), new Current.Seen(comment, discussion, above));
        } else {
            above.add(ancestor(comment, discussion));
        }
    }

    private static Current.Ancestor ancestor(Comment comment, Discussion discussion) {
        return new Current.Ancestor(
                comment.id(),
                comment.replyCount(),
                comment.descendantCount(),
                comment.published() ? Optional.of(comment.author().name()) : Optional.empty(),
                comment.placeholder() ? Optional.of(CommentView.of(comment, discussion)) : Optional.empty());
    }
}
