package parley.transfer;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stands before the XML parser and takes out what real exports contain and what hostile ones would: characters that
 * XML 1.0 (section 2.2) forbids, blank lines before the declaration, comments, and whatever the parser would hold in
 * memory whole. A CDATA section loses what exceeds {@value #CDATA_KEPT} characters (its reader must therefore refuse
 * before that length); a document type or a tag over {@value #TAG_MAX} characters ends the reading.
 */
final class XmlSieve extends FilterReader {

    /** Stands for bytes that are none of the declared encoding. */
    static final char UNDECODABLE = '\uFFFF';

    static final int CDATA_KEPT = 2 << 20;
    static final int TAG_MAX = 1 << 20;

    /** Where we are; {@code mark} repeated {@code marks} times and {@code >} ends it, {@code kept} is let through. */
    private enum Inside {
        TEXT('<', 0, 0),
        TAG('>', 0, TAG_MAX),
        COMMENT('-', 2, 0),
        CDATA(']', 2, CDATA_KEPT),
        INSTRUCTION('?', 1, 1024);

        final char mark;
        final int marks;
        final int kept;

        Inside(char mark, int marks, int kept) {
            this.mark = mark;
            this.marks = marks;
            this.kept = kept;
        }
    }

    private static final int NOTHING = -1;

    private final String file;
    private final String encoding;
    private final StringBuilder opening = new StringBuilder();
    private Inside inside = Inside.TEXT;
    private long length;
    private int marksSeen;
    private int quote;
    private boolean begun;
    private boolean ended;
    private long line = 1;
    private long linesTakenOut;
    private long letThrough;

    XmlSieve(String file, String encoding, Reader in) {
        super(in);
        this.file = file;
        this.encoding = encoding;
    }

    /** Lines the parser has not seen, to be added to those it counts. */
    long linesTakenOut() {
        return linesTakenOut;
    }

    /** Whether all of the file has been read and the parser, at this character of it, has seen it all. */
    boolean endedAt(int character) {
        return ended && character >= letThrough;
    }

    @Override
    public int read(char[] out, int offset, int size) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int got = in.read(out, offset, size);
            if (got < 0) {
                ended = true;
                return -1;
            }
            for (int i = offset; i < offset + got; i++) {
                int passed = sieve(out[i]);
                if (passed != NOTHING) {
                    out[offset + kept++] = (char) passed;
                }
            }
        }
        letThrough += kept;
        return kept;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    private int sieve(char c) throws UnreadableExport {
        if (c == UNDECODABLE) {
            throw new UnreadableExport(file, line, "bytes that are not " + encoding);
        }
        if (c == '\n') {
            line++;
        }
        int passed = begun || !blank(c) ? pass(c) : NOTHING;
        if (c == '\n' && passed != '\n') {
            linesTakenOut++;
        }
        return passed;
    }

    private int pass(char c) throws UnreadableExport {
        if ((c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\uFFFE') {
            return NOTHING;
        }
        begun = true;
        return switch (inside) {
            case TEXT -> text(c);
            case TAG -> tag(c);
            case COMMENT, CDATA, INSTRUCTION -> section(c);
        };
    }

    private int text(char c) {
        if (c == '<') {
            enter(Inside.TAG);
            opening.setLength(0);
            quote = NOTHING;
        }
        return c;
    }

    private int tag(char c) throws UnreadableExport {
        if (++length > inside.kept) {
            throw new UnreadableExport(file, line, "a tag of more than " + TAG_MAX + " characters");
        }
        if (opening.length() < "![CDATA[".length()) {
            switch (opening.append(c).toString()) {
                case "!--" -> enter(Inside.COMMENT);
                case "![CDATA[" -> enter(Inside.CDATA);
                case "?" -> enter(Inside.INSTRUCTION);
                case "!DOCTYPE", "!doctype" ->
                    throw new UnreadableExport(file, line, "a document type, which no WordPress export has");
                default -> {}
            }
        }
        if (inside == Inside.TAG) {
            endTag(c);
        }
        return c;
    }

    private void endTag(char c) {
        if (quote == NOTHING && c == '>') {
            enter(Inside.TEXT);
        } else if (quote == NOTHING && (c == '"' || c == '\'')) {
            quote = c;
        } else if (quote == c) {
            quote = NOTHING;
        }
    }

    /** Beyond what is kept, lets the marks of its end through at once, swallows the rest, and passes the {@code >}. */
    private int section(char c) {
        long at = length++;
        var section = inside;
        boolean ends = c == '>' && marksSeen >= section.marks;
        if (ends) {
            enter(Inside.TEXT);
            return c;
        }
        marksSeen = c == section.mark ? Math.min(marksSeen + 1, section.marks) : 0;
        if (at < section.kept) {
            return c;
        }
        return at < section.kept + section.marks ? section.mark : NOTHING;
    }

    private void enter(Inside next) {
        inside = next;
        length = 0;
        marksSeen = 0;
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == '\uFEFF';
    }
}
