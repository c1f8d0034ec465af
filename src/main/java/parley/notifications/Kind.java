package parley.notifications;

import java.util.Locale;

/** Why somebody should know, the most personal reason first: one comment gives a person one notification. */
enum Kind {
    /** An answer to something they wrote. */
    REPLY,
    /** Somebody wrote their name with an @. */
    MENTION,
    /** A comment in a discussion they follow; the first of perhaps many, until it is read. */
    FOLLOWED,
    /** A moderator decided on something they wrote. */
    DECISION,
    /** People reacted to something they wrote; bundled. */
    REACTIONS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Whether it is about a comment of somebody else's. */
    boolean arrival() {
        return this == REPLY || this == MENTION || this == FOLLOWED;
    }
}
