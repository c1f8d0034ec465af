package parley.threading;

/** How many descendants of each root come along on a page; {@code repliesNext} leads to the rest. */
public enum Replies {
    /** {@link PageReader#FIRST_REPLIES}, as the contract of the API has it. */
    FIRST(PageReader.FIRST_REPLIES, 0),

    /** For people: the same, but a button that brings one or two more would take the room of what it hides. */
    NO_SMALL_REST(PageReader.FIRST_REPLIES, 2),

    /** Up to {@link PageReader#ALL_REPLIES}. */
    ALL(PageReader.ALL_REPLIES, 0);

    private final int most;
    private final int smallRest;

    Replies(int most, int smallRest) {
        this.most = most;
        this.smallRest = smallRest;
    }

    /** How many to read: one more than are ever kept tells that there are more. */
    int read() {
        return most + smallRest + 1;
    }

    /** @param found at most {@link #read} */
    int kept(int found) {
        return found < read() ? found : most;
    }
}
