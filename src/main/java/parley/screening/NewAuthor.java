package parley.screening;

/** Holds the first comments of an author, until so many of theirs were good enough to publish. */
final class NewAuthor implements Check {

    @Override
    public Finding inspect(Draft draft) {
        return draft.standing().published() < draft.policy().newAuthorHeld()
                ? Finding.hold("A moderator looks at an author's first comments.")
                : Finding.CLEAR;
    }
}
