package parley.threading;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Cursors as URL-safe Base64 (RFC 4648, section 5) of a version, a kind and big-endian fields. */
final class CursorText {
    private static final byte VERSION = 1;
    private static final byte BY_NUMBER = 'n';
    private static final byte RANKED = 'r';
    private static final byte BRANCH = 'b';

    private static final int LONGEST = 2 + 16 + TreePath.LEVELS * Integer.BYTES;

    private CursorText() {}

    static String write(Cursor cursor) {
        var bytes = ByteBuffer.allocate(LONGEST).put(VERSION);
        switch (cursor) {
            case Cursor.ByNumber by -> {
                id(bytes.put(BY_NUMBER), by.discussion().value());
                bytes.put(flag(by.sort() == Sort.NEWEST)).put(flag(by.back())).putInt(by.number());
                by.above().forEach(bytes::putInt);
            }
            case Cursor.Ranked ranked -> {
                id(bytes.put(RANKED), ranked.discussion().value());
                bytes.put(flag(ranked.back())).putLong(ranked.generation());
                bytes.putInt(ranked.offset()).putInt(ranked.number());
                ranked.above().forEach(bytes::putInt);
            }
            case Cursor.Branch branch -> {
                id(bytes.put(BRANCH), branch.top().value());
                bytes.put(branch.after().bytes());
            }
        }
        return text(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** Only what was written here is read: other texts for the same bytes are refused too. */
    static Cursor read(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            require(bytes.get() == VERSION);
            var cursor = switch (bytes.get()) {
                case BY_NUMBER -> byNumber(bytes);
                case RANKED -> ranked(bytes);
                case BRANCH -> branch(bytes);
                default -> throw refused();
            };
            require(!bytes.hasRemaining() && write(cursor).equals(text));
            return cursor;
        } catch (IllegalArgumentException | BufferUnderflowException unreadable) {
            throw refused();
        }
    }

    private static Cursor byNumber(ByteBuffer bytes) {
        var discussion = new DiscussionId(id(bytes));
        var sort = bytes.get() == 1 ? Sort.NEWEST : Sort.OLDEST;
        return new Cursor.ByNumber(discussion, sort, bytes.get() == 1, positive(bytes.getInt()), above(bytes));
    }

    private static Cursor ranked(ByteBuffer bytes) {
        var discussion = new DiscussionId(id(bytes));
        boolean back = bytes.get() == 1;
        long generation = bytes.getLong();
        require(generation >= 0);
        int offset = positive(bytes.getInt());
        return new Cursor.Ranked(discussion, back, generation, offset, positive(bytes.getInt()), above(bytes));
    }

    private static Cursor branch(ByteBuffer bytes) {
        var top = new CommentId(id(bytes));
        int length = bytes.remaining();
        require(length > 0 && length <= TreePath.LEVELS * Integer.BYTES && length % Integer.BYTES == 0);
        var path = new byte[length];
        bytes.get(path);
        return new Cursor.Branch(top, TreePath.of(path));
    }

    private static List<Integer> above(ByteBuffer bytes) {
        require(bytes.remaining() <= PageReader.PINNED * Integer.BYTES);
        var numbers = new ArrayList<Integer>();
        while (bytes.hasRemaining()) {
            numbers.add(positive(bytes.getInt()));
        }
        return List.copyOf(numbers);
    }

    private static int positive(int number) {
        require(number >= 0);
        return number;
    }

    private static byte flag(boolean set) {
        return (byte) (set ? 1 : 0);
    }

    private static void id(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw refused();
        }
    }

    private static Refusal refused() {
        return Refusal.of(ProblemKind.BAD_CURSOR);
    }
}
