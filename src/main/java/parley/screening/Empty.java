package parley.screening;

/** Refuses what a reader could not see: blanks, invisible characters, or markup around nothing. */
final class Empty implements Check {

    @Override
    public Finding inspect(Draft draft) {
        String seen = draft.typed().seen();
        return Text.blank(seen) ? Finding.refuse("There is nothing to read in this comment.") : Finding.CLEAR;
    }
}
