package parley.transfer;

import java.io.IOException;
import java.io.Serial;

/** The file is not what it should be. The message is one line for a person: {@code FILE: line 123: what is wrong}. */
public final class UnreadableExport extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableExport(String file, long line, String fault) {
        super(file + ": line " + Math.max(1, line) + ": " + fault.replaceAll("\\s+", " "));
    }
}
