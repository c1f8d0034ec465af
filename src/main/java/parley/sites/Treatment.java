package parley.sites;

import java.util.Locale;

/** What a site does with a comment in which a check has found something. */
public enum Treatment {
    ALLOW,
    HOLD,
    REFUSE;

    /** As in a policy's JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
