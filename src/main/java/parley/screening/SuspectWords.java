package parley.screening;

/** Holds what the site wants a person to look at, in text, name or website. */
final class SuspectWords implements Check {

    @Override
    public Finding inspect(Draft draft) {
        return draft.first(draft.rules().suspect())
                .map(found -> Finding.hold("A moderator looks at comments with “" + found + "” first."))
                .orElse(Finding.CLEAR);
    }
}
