package parley.screening;

/** Holds everything, where the site has asked for that. */
final class PreModeration implements Check {

    @Override
    public Finding inspect(Draft draft) {
        return draft.policy().preModerated()
                ? Finding.hold("A moderator looks at every comment on this site first.")
                : Finding.CLEAR;
    }
}
