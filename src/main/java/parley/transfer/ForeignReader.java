package parley.transfer;

import java.io.IOException;
import java.io.InputStream;

/** Reads one export format. Holds one page at a time, so memory does not grow with the file. */
public interface ForeignReader {

    /**
     * Visits every page that has at least one comment to bring along; does not close the stream.
     *
     * @throws UnreadableExport when the file is broken or something else; pages before the fault were visited
     * @throws IOException when the stream itself fails
     */
    void read(InputStream export, PageVisitor visitor) throws IOException;
}
