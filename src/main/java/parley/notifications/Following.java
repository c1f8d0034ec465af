package parley.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.event.SiteKey;

/**
 * How somebody stands to a discussion.
 *
 * @param follows whether they hear of new comments there
 * @param muted public ids of authors of the site of whom they do not want to hear, sorted
 */
public record Following(boolean follows, List<String> muted) {
    private static final String READ = """
            SELECT EXISTS (SELECT FROM follow WHERE discussion_id = $2 AND person = $1 AND active) AS follows,
                   ARRAY (SELECT author_id FROM mute WHERE person = $1 AND site = $3 ORDER BY author_id) AS muted""";

    public static Future<Following> of(Pool pool, GuestId person, SiteKey site, DiscussionId discussion) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(person.value(), discussion.value(), site.value()))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Following(row.getBoolean("follows"), List.of(row.getArrayOfStrings("muted")));
                });
    }
}
