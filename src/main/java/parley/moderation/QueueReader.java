package parley.moderation;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.event.CommentId;
import parley.event.SiteKey;

/** Pages through a queue. */
final class QueueReader {
    private final Pool pool;
    private final Dossiers dossiers;

    QueueReader(Pool pool, Dossiers dossiers) {
        this.pool = pool;
        this.dossiers = dossiers;
    }

    ListQueue.Page read(List<SiteKey> sites, ListQueue asked) {
        var order = asked.order().orElse(asked.queue().order());
        var start = asked.after().map(cursor -> Spot.parse(cursor, order)).orElseGet(() -> Spot.start(order));
        var rows = rows(new QueueSql(sites, asked.filter(), order, start, asked.limit() + 1), asked.queue());
        boolean more = rows.size() > asked.limit();
        var shown = rows.subList(0, Math.min(asked.limit(), rows.size()));
        var ids = shown.stream().map(row -> new CommentId(row.getUUID("id"))).toList();
        return new ListQueue.Page(
                dossiers.find(ids).await(),
                more ? Optional.of(Spot.of(shown.getLast()).cursor(order)) : Optional.empty());
    }

    private List<Row> rows(QueueSql sql, Queue queue) {
        if (queue.status().isEmpty()) {
            return rows(sql.reported());
        }
        var status = queue.status().get().label();
        if (sql.filter().words().isEmpty()) {
            return rows(sql.byStatus(status));
        }
        var nearby = rows(sql.nearby(status));
        return nearby.size() == sql.limit() ? nearby : rows(sql.everywhere(status));
    }

    private List<Row> rows(QueueSql.Query query) {
        var rows = new ArrayList<Row>();
        pool.preparedQuery(query.sql()).execute(query.values()).await().forEach(rows::add);
        return rows;
    }
}
