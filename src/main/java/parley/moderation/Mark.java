package parley.moderation;

import java.util.Locale;
import parley.threading.Comment;

/** What the newsroom can set on a comment, and readers see. */
public enum Mark {
    /** To be noticed first. */
    PINNED,
    /** Picked as worth reading. */
    FEATURED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Comment.Marks on(Comment.Marks before, boolean set) {
        return switch (this) {
            case PINNED -> new Comment.Marks(set, before.featured());
            case FEATURED -> new Comment.Marks(before.pinned(), set);
        };
    }
}
