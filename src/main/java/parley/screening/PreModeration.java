package parley.screening;

/** Holds everything, where the site, the discussion or a moderator who knows the author has asked for that. */
final class PreModeration implements Check {

    @Override
    public Finding inspect(Draft draft) {
        if (draft.policy().preModerated()) {
            return Finding.hold("A moderator looks at every comment on this site first.");
        }
        if (draft.place().preModerated()) {
            return Finding.hold("A moderator looks at every comment in this discussion first.");
        }
        return draft.standing().preModerated()
                ? Finding.hold("A moderator looks at each of your comments first.")
                : Finding.CLEAR;
    }
}
