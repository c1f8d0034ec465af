package parley.people;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.web.Reach;

/** How this room's columns are read and written. */
final class Rows {
    private Rows() {}

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant at(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static Optional<Instant> instant(Row row, String column) {
        @Nullable OffsetDateTime at = row.getOffsetDateTime(column);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    /** No array is everywhere. */
    static String @Nullable [] sites(Reach reach) {
        return reach.named().map(keys -> keys.toArray(String[]::new)).orElse(null);
    }

    static Reach reach(Row row) {
        return Reach.of(row.getArrayOfStrings("sites"));
    }
}
