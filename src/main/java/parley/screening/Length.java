package parley.screening;

/** Counts code points, as the reader's field does; a text without any is for {@link Empty} to name. */
final class Length implements Check {

    @Override
    public Finding inspect(Draft draft) {
        int length = Text.codePoints(draft.text());
        int least = draft.policy().minLength();
        int most = draft.policy().maxLength();
        if (length > most) {
            return Finding.refuse("This comment has " + length + " characters; at most " + most + " are allowed.");
        }
        if (draft.rendered().tooLong()) {
            return Finding.refuse("This comment becomes too large when it is shown.");
        }
        if (length < least && !Text.blank(draft.text())) {
            return Finding.refuse("This comment has " + length + " characters; at least " + least + " are needed.");
        }
        return Finding.CLEAR;
    }
}
