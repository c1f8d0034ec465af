package parley.database;

/** The database cannot be used. The message is one line that a person at a terminal can act on; it never holds a password. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String line) {
        super(firstLine(line));
    }

    public DatabaseUnavailable(String line, Throwable cause) {
        super(firstLine(line), cause);
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("the database cannot be used");
    }
}
