package parley.threading;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import parley.event.DiscussionId;
import parley.event.DiscussionState;
import parley.event.SiteKey;

/**
 * A discussion, as a row.
 *
 * @param confirmed whether url and title come from someone the site trusts; what a browser says of them is provisional
 * @param seq public changes so far
 * @param numbers comments that ever had a place: those ever published, and imported ones with readable replies below
 * @param commentCount comments published now, of all depths
 * @param preModerated everything written here waits for a moderator
 */
public record Discussion(
        DiscussionId id,
        SiteKey site,
        String key,
        Optional<String> url,
        Optional<String> title,
        boolean confirmed,
        DiscussionState state,
        long seq,
        int numbers,
        int commentCount,
        boolean preModerated) {

    static final String COLUMNS =
            "id, site, key, url, title, confirmed, state, seq, numbers, comment_count, pre_moderated";

    /** As it is before anybody has written there. */
    public static Discussion unwritten(SiteKey site, String key) {
        return new Discussion(
                DiscussionId.of(site, key),
                site,
                key,
                Optional.empty(),
                Optional.empty(),
                false,
                DiscussionState.OPEN,
                0,
                0,
                0,
                false);
    }

    static Discussion of(Row row) {
        return new Discussion(
                new DiscussionId(row.getUUID("id")),
                new SiteKey(row.getString("site")),
                row.getString("key"),
                Optional.ofNullable(row.getString("url")),
                Optional.ofNullable(row.getString("title")),
                row.getBoolean("confirmed"),
                DiscussionState.of(row.getString("state")),
                row.getLong("seq"),
                row.getInteger("numbers"),
                row.getInteger("comment_count"),
                row.getBoolean("pre_moderated"));
    }

    Discussion counting(long newSeq, int newNumbers, int newCommentCount) {
        return new Discussion(
                id, site, key, url, title, confirmed, state, newSeq, newNumbers, newCommentCount, preModerated);
    }

    Discussion placed(Optional<String> newUrl, Optional<String> newTitle, boolean nowConfirmed) {
        return new Discussion(
                id, site, key, newUrl, newTitle, nowConfirmed, state, seq, numbers, commentCount, preModerated);
    }

    Discussion in(DiscussionState newState) {
        return new Discussion(id, site, key, url, title, confirmed, newState, seq, numbers, commentCount, preModerated);
    }

    Discussion waiting(boolean nowPreModerated) {
        return new Discussion(id, site, key, url, title, confirmed, state, seq, numbers, commentCount, nowPreModerated);
    }
}
