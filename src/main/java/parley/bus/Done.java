package parley.bus;

/** The answer of a command that has nothing to tell but that it was done. */
public enum Done {
    DONE
}
