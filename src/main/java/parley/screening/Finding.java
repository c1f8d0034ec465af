package parley.screening;

import parley.sites.Treatment;

/** What one check says of one draft. The detail is plain text for the author and the moderator; escape it. */
public sealed interface Finding {

    Finding CLEAR = new Clear();

    record Clear() implements Finding {}

    record Hold(String detail) implements Finding {}

    record Refuse(String detail) implements Finding {}

    static Finding hold(String detail) {
        return new Hold(detail);
    }

    /** As the site treats what was found. */
    static Finding of(Treatment treatment, String detail) {
        return switch (treatment) {
            case ALLOW -> CLEAR;
            case HOLD -> hold(detail);
            case REFUSE -> refuse(detail);
        };
    }

    static Finding refuse(String detail) {
        return new Refuse(detail);
    }
}
