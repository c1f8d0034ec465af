package parley.screening;

import java.util.regex.Pattern;

/** Holds what calls up a crowd. */
final class Mentions implements Check {

    /** Not behind a letter or a digit, where an at sign is part of a mail address. */
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.@])@[\\p{L}\\p{N}_]");

    @Override
    public Finding inspect(Draft draft) {
        int from = draft.policy().mentionsHeldFrom();
        String seen = draft.typed().seen();
        if (from == 0 || seen.indexOf('@') < 0) {
            return Finding.CLEAR;
        }
        long mentions = MENTION.matcher(seen).results().limit(from).count();
        return mentions < from
                ? Finding.CLEAR
                : Finding.hold("A moderator looks at comments with " + from + " or more mentions first.");
    }
}
