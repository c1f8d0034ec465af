package parley.screening;

import java.nio.charset.StandardCharsets;

/**
 * A comment as readers will see it.
 *
 * @param html safe to insert into any page; empty if too long
 * @param tooLong the source or the result went over its limit, so there is nothing to store
 */
public record Rendered(String html, boolean tooLong) {

    /** Largest HTML of one comment, in bytes of UTF-8: sanitising may grow a text ninefold. */
    public static final int LIMIT = 256 * 1024;

    static final Rendered TOO_LONG = new Rendered("", true);

    static Rendered of(String html) {
        boolean fits = html.length() <= LIMIT / 3
                || (html.length() <= LIMIT && html.getBytes(StandardCharsets.UTF_8).length <= LIMIT);
        return fits ? new Rendered(html, false) : TOO_LONG;
    }
}
