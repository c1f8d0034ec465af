package parley.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.event.SiteKey;

/** Reads the audit page by page; lines never change, so pages of different moments fit together. */
public final class AuditReader {
    private static final String COLUMNS =
            "SELECT position, at, who, what, site, subject, detail, previous, hash FROM audit";

    private static final String OLDEST_FIRST = COLUMNS + " WHERE position > $1 ORDER BY position LIMIT $2";

    private static final String NEWEST_FIRST = COLUMNS + " WHERE position < $1 ORDER BY position DESC LIMIT $2";

    private static final String NEWEST_FIRST_OF_SITE =
            COLUMNS + " WHERE position < $1 AND site = $3 ORDER BY position DESC LIMIT $2";

    private static final String HEAD = "SELECT position, hash FROM audit_head";

    private final Pool pool;

    public AuditReader(Pool pool) {
        this.pool = pool;
    }

    /** What the chain says of its own end. */
    record Head(long position, String hash) {}

    /** Oldest first. */
    public Future<List<Line>> after(long position, int limit) {
        return pool.preparedQuery(OLDEST_FIRST)
                .execute(Tuple.of(position, limit))
                .map(AuditReader::lines);
    }

    /** Newest first. */
    public Future<List<Line>> before(long position, int limit, Optional<SiteKey> site) {
        var values = Tuple.of(position, limit);
        site.ifPresent(key -> values.addString(key.value()));
        return pool.preparedQuery(site.isPresent() ? NEWEST_FIRST_OF_SITE : NEWEST_FIRST)
                .execute(values)
                .map(AuditReader::lines);
    }

    Future<Head> head() {
        return pool.query(HEAD)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new Head(row.getLong("position"), row.getString("hash")));
    }

    private static List<Line> lines(RowSet<Row> rows) {
        var lines = new ArrayList<Line>(rows.size());
        for (var row : rows) {
            lines.add(line(row));
        }
        return lines;
    }

    private static Line line(Row row) {
        return new Line(
                row.getLong("position"),
                row.get(OffsetDateTime.class, "at").toInstant(),
                row.getString("who"),
                row.getString("what"),
                Optional.ofNullable(row.getString("site")),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
