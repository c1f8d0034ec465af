package parley.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A discussion's id follows from its site and key, so it can be read, subscribed to and followed before anybody has
 * written there and its row exists.
 */
public record DiscussionId(UUID value) implements Comparable<DiscussionId> {
    /** A name space of our own (RFC 9562, section 5.5); changing it would orphan every discussion. */
    private static final UUID NAMESPACE = UUID.fromString("6f1c9f5e-2d0b-5c52-9a86-0d6d2f2c7b11");

    /** UUID version 5 of site and key, which a zero character keeps apart. */
    public static DiscussionId of(SiteKey site, String key) {
        var digest = Hash.digest("SHA-1");
        digest.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        var hash = ByteBuffer.wrap(digest.digest((site.value() + '\0' + key).getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new DiscussionId(new UUID(high, low));
    }

    public static Optional<DiscussionId> parse(String text) {
        return Ids.parse(text).map(DiscussionId::new);
    }

    /** The order in which PostgreSQL sorts uuids: locks are taken in it, here and there alike. */
    @Override
    public int compareTo(DiscussionId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
