package parley.event;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids: time-ordered ones for rows that are written one after the other, random ones for people.
 *
 * @param clock milliseconds of this clock lead a time-ordered id
 * @param random must be unpredictable where ids are made for people
 */
public record Ids(Clock clock, RandomGenerator random) {

    public CommentId comment() {
        return new CommentId(timeOrdered(clock::millis));
    }

    public UUID row() {
        return timeOrdered(clock::millis);
    }

    public GuestId guest() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        return new GuestId(new UUID(high, variant(random.nextLong())));
    }

    /** RFC 9562, section 5.7. */
    private UUID timeOrdered(LongSupplier millis) {
        long high = (millis.getAsLong() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
        return new UUID(high, variant(random.nextLong()));
    }

    private static long variant(long low) {
        return (low & 0x3fffffffffffffffL) | 0x8000000000000000L;
    }

    /** Only the canonical 36 characters: {@link UUID#fromString} alone would take {@code 1-1-1-1-1} for an id. */
    public static Optional<UUID> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** As PostgreSQL compares them: byte by byte, unsigned. {@link UUID#compareTo} is signed and differs. */
    static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** A stable id for something that came from elsewhere: the same name always makes the same id. */
    public static CommentId imported(DiscussionId discussion, String source, String foreignId) {
        var name = DiscussionId.of(new SiteKey(source), discussion + "/" + foreignId);
        return new CommentId(name.value());
    }
}
