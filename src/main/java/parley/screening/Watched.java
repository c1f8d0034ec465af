package parley.screening;

/** Holds what is written by somebody whom the moderators keep an eye on. */
final class Watched implements Check {

    @Override
    public Finding inspect(Draft draft) {
        return draft.standing().watched()
                ? Finding.hold(
                        "A moderator looks at this comment first.") // says no more: a watch that is known is no watch
                : Finding.CLEAR;
    }
}
