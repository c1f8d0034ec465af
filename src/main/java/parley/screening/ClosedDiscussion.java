package parley.screening;

/** Refuses what comes after a discussion was closed. */
final class ClosedDiscussion implements Check {

    @Override
    public Finding inspect(Draft draft) {
        return switch (draft.place().state()) {
            case OPEN -> Finding.CLEAR;
            case CLOSED -> Finding.refuse("This discussion is closed.");
            case ARCHIVED -> Finding.refuse("This discussion is archived.");
        };
    }
}
