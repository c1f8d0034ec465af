package parley.screening;

/**
 * Holds what comes from somebody of whose last comments too many were turned down. Those in a shadow count as turned
 * down, and must not give it away.
 */
final class RecentRejections implements Check {

    private static final int LEAST = 3;
    private static final int PERCENT = 30;

    @Override
    public Finding inspect(Draft draft) {
        var standing = draft.standing();
        boolean many = standing.rejected() >= LEAST && 100 * standing.rejected() >= PERCENT * standing.decided();
        return draft.policy().rejectionsHeld() && many && !standing.shadowBanned()
                ? Finding.hold("Several of your last comments were turned down; a moderator looks at this one first.")
                : Finding.CLEAR;
    }
}
