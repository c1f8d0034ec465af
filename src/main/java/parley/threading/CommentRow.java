package parley.threading;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.event.CommentId;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.event.Hash;
import parley.event.SiteKey;
import parley.screening.Judged;
import parley.screening.Reason;

/** Between a comment and its row in the table {@code comment c}. */
final class CommentRow {
    static final String COLUMNS = """
            c.id, c.discussion_id, c.site, c.parent_id, c.root_id, c.depth, c.number, c.path, c.status, c.revision,
            c.author_id, c.author_name, c.author_email, c.author_website, c.guest_id, c.author_badges, c.text, c.html, c.held,
            c.verdict, c.votes_up, c.votes_down, c.reactions, c.reply_count, c.descendant_count, c.pinned, c.featured,
            c.created_at, c.edited_at""";

    /** Without what pages never show, so that it is not even read: mail addresses, sources, what was taken down. */
    static final String SHOWN_COLUMNS = """
            c.discussion_id, c.parent_id, c.root_id, c.depth, c.number, c.path, c.status, c.revision,
            c.author_id, c.author_name, NULL::text AS author_email, c.author_website, NULL::uuid AS guest_id, c.author_badges,
            '' AS text, CASE c.status WHEN 'published' THEN c.html ELSE '' END AS html, '[]'::jsonb AS held,
            '{}'::jsonb AS verdict,
            c.votes_up, c.votes_down, c.reactions, c.reply_count, c.descendant_count, c.pinned, c.featured,
            c.created_at, c.edited_at""";

    private static final int HASH_BYTES = 8;

    private CommentRow() {}

    static Comment comment(Row row) {
        return new Comment(
                new CommentId(row.getUUID("id")),
                spot(row),
                new Comment.Standing(
                        CommentStatus.of(row.getString("status")),
                        place(row),
                        held(row.getJsonArray("held")),
                        judged(row.getJsonObject("verdict"))),
                author(row),
                words(row),
                new Comment.Tallies(
                        new Comment.Votes(row.getInteger("votes_up"), row.getInteger("votes_down")),
                        reactions(row.getJsonObject("reactions"))),
                new Comment.Below(row.getInteger("reply_count"), row.getInteger("descendant_count")),
                new Comment.Marks(row.getBoolean("pinned"), row.getBoolean("featured")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Comment.Spot spot(Row row) {
        return new Comment.Spot(
                new DiscussionId(row.getUUID("discussion_id")),
                new SiteKey(row.getString("site")),
                Optional.ofNullable(row.getUUID("parent_id")).map(CommentId::new),
                new CommentId(row.getUUID("root_id")),
                row.getInteger("depth"));
    }

    private static Comment.Words words(Row row) {
        return new Comment.Words(
                new Comment.Body(row.getString("text"), row.getString("html")),
                row.getInteger("revision"),
                Optional.ofNullable(row.getOffsetDateTime("edited_at")).map(OffsetDateTime::toInstant));
    }

    private static Optional<Comment.Place> place(Row row) {
        @Nullable Integer number = row.getInteger("number");
        return number == null
                ? Optional.empty()
                : Optional.of(new Comment.Place(
                        number, TreePath.of(row.getBuffer("path").getBytes())));
    }

    private static Author author(Row row) {
        return new Author(
                row.getString("author_id"),
                row.getString("author_name"),
                Optional.ofNullable(row.getString("author_email")),
                Optional.ofNullable(row.getString("author_website")),
                Optional.ofNullable(row.getUUID("guest_id")).map(GuestId::new),
                badges(row.getString("author_badges")));
    }

    static List<String> badges(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    static String badges(Comment comment) {
        return String.join(",", comment.author().badges());
    }

    private static List<Reason> held(JsonArray reasons) {
        return reasons.stream()
                .map(JsonObject.class::cast)
                .map(reason -> new Reason(reason.getString("check"), reason.getString("detail")))
                .toList();
    }

    private static Optional<Judged> judged(JsonObject json) {
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(new Judged(
                        json.getString("verdict"),
                        Optional.ofNullable(json.getString("check")),
                        json.getInteger("policy")));
    }

    static JsonObject judged(Comment comment) {
        return comment.standing().judged().map(CommentRow::json).orElseGet(JsonObject::new);
    }

    private static JsonObject json(Judged judged) {
        var json = new JsonObject().put("verdict", judged.verdict()).put("policy", judged.policyVersion());
        judged.check().ifPresent(check -> json.put("check", check));
        return json;
    }

    static JsonArray held(Comment comment) {
        var reasons = new JsonArray();
        comment.held()
                .forEach(reason -> reasons.add(
                        new JsonObject().put("check", reason.check()).put("detail", reason.detail())));
        return reasons;
    }

    private static Map<String, Integer> reactions(JsonObject json) {
        var tallies = new TreeMap<String, Integer>();
        json.fieldNames().forEach(name -> tallies.put(name, json.getInteger(name)));
        return Map.copyOf(tallies);
    }

    static byte @Nullable [] path(Comment comment) {
        return comment.place().map(place -> place.path().bytes()).orElse(null);
    }

    static byte[] textHash(Comment comment) {
        return textHash(comment.body().text());
    }

    /** Enough to know a repeat among one author's comments of the last minutes. */
    static byte[] textHash(String text) {
        return Arrays.copyOf(Hash.sha256(text), HASH_BYTES);
    }
}
