package parley.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into one array a column, which a statement takes apart again with {@code unnest}. */
public final class Columns<V> {
    private final List<V> rows;
    private final Tuple columns = Tuple.tuple();

    private Columns(List<V> rows) {
        this.rows = rows;
    }

    public static <V> Columns<V> of(Collection<V> rows) {
        return new Columns<>(List.copyOf(rows));
    }

    public Columns<V> uuids(Function<V, @Nullable UUID> column) {
        return add(rows.stream().map(column).toArray(UUID[]::new));
    }

    public Columns<V> texts(Function<V, @Nullable String> column) {
        return add(rows.stream().map(column).toArray(String[]::new));
    }

    public Columns<V> ints(Function<V, @Nullable Integer> column) {
        return add(rows.stream().map(column).toArray(Integer[]::new));
    }

    public Columns<V> shorts(Function<V, Short> column) {
        return add(rows.stream().map(column).toArray(Short[]::new));
    }

    public Columns<V> longs(Function<V, @Nullable Long> column) {
        return add(rows.stream().map(column).toArray(Long[]::new));
    }

    public Columns<V> flags(Function<V, Boolean> column) {
        return add(rows.stream().map(column).toArray(Boolean[]::new));
    }

    public Columns<V> jsons(Function<V, JsonObject> column) {
        return add(rows.stream().map(column).toArray(JsonObject[]::new));
    }

    public Columns<V> jsonArrays(Function<V, JsonArray> column) {
        return add(rows.stream().map(column).toArray(JsonArray[]::new));
    }

    public Columns<V> bytes(Function<V, byte @Nullable []> column) {
        return add(rows.stream()
                .map(column)
                .map(bytes -> bytes == null ? null : Buffer.buffer(bytes))
                .toArray(Buffer[]::new));
    }

    public Columns<V> times(Function<V, @Nullable Instant> column) {
        return add(rows.stream()
                .map(column)
                .map(time -> time == null ? null : time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
    }

    /** A value that is the same for all rows, not an array. */
    public Columns<V> same(Object value) {
        return add(value);
    }

    public Tuple tuple() {
        return columns;
    }

    private Columns<V> add(Object column) {
        columns.addValue(column);
        return this;
    }
}
