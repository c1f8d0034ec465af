package parley.moderation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Cursors of queues: the sort key of the last row, with spaces between, as URL-safe Base64 (RFC 4648, section 5). */
final class QueueCursor {
    private QueueCursor() {}

    static String write(Object... fields) {
        var text = Stream.of(fields).map(Object::toString).collect(Collectors.joining(" "));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param place makes a place in the queue of the fields; whatever it throws about them is the cursor's fault
     * @throws Refusal BAD_CURSOR
     */
    static <T> T read(String cursor, int fields, Function<String[], T> place) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return place.apply(text.split(" ", fields));
        } catch (IllegalArgumentException
                | DateTimeException
                | IndexOutOfBoundsException
                | NoSuchElementException bad) {
            throw Refusal.of(ProblemKind.BAD_CURSOR);
        }
    }
}
