package parley.moderation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * A place in a queue: what the row before it is sorted by. So nothing is skipped or repeated while others decide; only by
 * number of reports, a comment that is reported again meanwhile may be seen twice.
 */
record Spot(int reports, Instant at, UUID id) {

    /** Before the first row. */
    static Spot start(Order order) {
        return switch (order) {
            case OLDEST -> new Spot(0, Instant.EPOCH, new UUID(0, 0));
            case NEWEST -> new Spot(0, Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
            case REPORTED -> new Spot(Integer.MAX_VALUE, Instant.EPOCH, new UUID(0, 0));
        };
    }

    static Spot of(Row row) {
        return new Spot(row.getInteger("reports"), row.getOffsetDateTime("at").toInstant(), row.getUUID("id"));
    }

    String cursor(Order order) {
        return QueueCursor.write(order.label(), reports, at, id);
    }

    /** @throws Refusal BAD_CURSOR, also where it comes from the same queue in another order */
    static Spot parse(String cursor, Order order) {
        return QueueCursor.read(cursor, 4, fields -> {
            if (!fields[0].equals(order.label())) {
                throw Refusal.of(ProblemKind.BAD_CURSOR);
            }
            return new Spot(
                    Integer.parseInt(fields[1]),
                    Instant.parse(fields[2]),
                    CommentId.parse(fields[3]).orElseThrow().value());
        });
    }
}
