package parley.screening;

import java.util.regex.Pattern;

/** Counts links as rendered, not as typed: a bare address, a Markdown link and an image each become one {@code <a>}. */
final class Links implements Check {

    private static final Pattern LINK = Pattern.compile("<a ", Pattern.LITERAL);

    @Override
    public Finding inspect(Draft draft) {
        int from = draft.policy().linksHeldFrom();
        if (from == 0) {
            return Finding.CLEAR;
        }
        // text has no bare '<' once sanitised, so that every match is a tag
        long links = LINK.matcher(draft.html()).results().count();
        return links < from
                ? Finding.CLEAR
                : Finding.hold("A moderator looks at comments with " + from + " or more links first.");
    }
}
