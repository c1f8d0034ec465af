package parley.event;

import java.util.Optional;
import java.util.UUID;

/** Made in the application and time-ordered (UUID version 7), so that an answer can be given before a row exists. */
public record CommentId(UUID value) implements Comparable<CommentId> {
    public static Optional<CommentId> parse(String text) {
        return Ids.parse(text).map(CommentId::new);
    }

    @Override
    public int compareTo(CommentId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
