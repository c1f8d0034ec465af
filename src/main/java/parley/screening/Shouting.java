package parley.screening;

/** Holds what is mostly capitals. Scripts without case never shout. */
final class Shouting implements Check {

    /** Fewer letters are a name or an abbreviation. */
    private static final int LEAST_LETTERS = 20;

    @Override
    public Finding inspect(Draft draft) {
        int from = draft.policy().shoutingHeldFrom();
        if (from == 0) {
            return Finding.CLEAR;
        }
        int upper = 0;
        int lower = 0;
        String seen = draft.typed().seen();
        for (int at = 0; at < seen.length(); ) {
            int point = seen.codePointAt(at);
            at += Character.charCount(point);
            upper += Character.isUpperCase(point) ? 1 : 0;
            lower += Character.isLowerCase(point) ? 1 : 0;
        }
        int letters = upper + lower;
        return letters >= LEAST_LETTERS && 100L * upper >= (long) from * letters
                ? Finding.hold("A moderator looks at comments in capital letters first.")
                : Finding.CLEAR;
    }
}
