package parley.threading;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.DiscussionId;

/**
 * Discussions as batches use them: locked, sorted, before anything under them is read. The lock on a discussion guards
 * everything in it: its counters, its comments, their tallies.
 */
public final class Discussions implements Shelf<DiscussionId, Discussion> {
    private static final String LOCK =
            "SELECT " + Discussion.COLUMNS + " FROM discussion WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    private static final String UPDATE = """
            UPDATE discussion d
               SET url = now.url, title = now.title, confirmed = now.confirmed, state = now.state, seq = now.seq,
                   numbers = now.numbers, comment_count = now.comment_count, pre_moderated = now.pre_moderated
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::bigint[], $7::int[],
                          $8::int[], $9::boolean[])
                   AS now(id, url, title, confirmed, state, seq, numbers, comment_count, pre_moderated)
             WHERE d.id = now.id""";

    @Override
    public Future<Map<DiscussionId, Discussion>> load(Tx tx, Set<DiscussionId> keys) {
        return tx.send(LOCK, Columns.of(keys).uuids(DiscussionId::value).tuple())
                .map(rows -> {
                    var found = new HashMap<DiscussionId, Discussion>();
                    rows.forEach(row -> {
                        var discussion = Discussion.of(row);
                        found.put(discussion.id(), discussion);
                    });
                    return found;
                });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var rows = Columns.of(batch.amended(this))
                .uuids(discussion -> discussion.id().value())
                .texts(discussion -> discussion.url().orElse(null))
                .texts(discussion -> discussion.title().orElse(null))
                .flags(Discussion::confirmed)
                .texts(discussion -> discussion.state().label())
                .longs(Discussion::seq)
                .ints(Discussion::numbers)
                .ints(Discussion::commentCount)
                .flags(Discussion::preModerated);
        tx.write(UPDATE, rows.tuple());
    }
}
