package parley.screening;

import java.text.Normalizer;

/**
 * Hygiene for what people type: pure functions, each a fixpoint of itself. They expect well-formed UTF-16 without NUL;
 * nothing else comes in at the door.
 */
public final class Text {

    /** UAX #15, Stream-Safe Text Format; longer runs also make normalising quadratic. */
    private static final int MOST_MARKS = 30;

    /** Enough for Vietnamese, Hebrew and Thai names, too few to paint over the neighbours. */
    private static final int MOST_MARKS_IN_NAME = 4;

    private Text() {}

    /** A comment's text: NFC, lines end in {@code \n}, no controls but line feed and tab, nothing blank at its end. */
    public static String body(String text) {
        var kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == '\r') {
                boolean pair = at + 1 < text.length() && text.charAt(at + 1) == '\n';
                kept.append(pair ? "" : "\n");
            } else if (unit == '\n' || unit == '\t' || !Character.isISOControl(unit)) {
                kept.append(unit);
            }
        }
        return normal(kept.toString(), MOST_MARKS).stripTrailing();
    }

    /**
     * A display name: NFC, one line, single spaces, and nothing that hides, reorders or overprints its surroundings
     * (UTS #39 section 3.1, Trojan Source). May come out empty.
     */
    public static String name(String name) {
        var kept = new StringBuilder(name.length());
        name.codePoints().forEach(point -> {
            if (!isSpace(point)) {
                if (!isInvisible(point)) {
                    kept.appendCodePoint(point);
                }
            } else if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                kept.append(' ');
            }
        });
        return normal(kept.toString(), MOST_MARKS_IN_NAME).strip();
    }

    public static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether a reader would see nothing. */
    static boolean blank(String text) {
        return text.codePoints().allMatch(point -> isSpace(point) || isInvisible(point) || isMark(point));
    }

    /** Controls, bidirectional overrides and isolates, zero-width and tag characters: category Cc or Cf. */
    static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.FORMAT;
    }

    /** White space, and the letters that look like it. */
    private static boolean isSpace(int point) {
        return switch (point) {
            case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> Character.isWhitespace(point) || Character.isSpaceChar(point);
        };
    }

    static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static String normal(String text, int mostMarks) {
        if (text.chars().allMatch(unit -> unit < 0x300)) {
            return text; // nothing below the first combining mark changes under NFC
        }
        // before, or a long run takes quadratic time to sort; after, because one mark may come apart into two
        String sorted = Normalizer.normalize(fewerMarks(text, mostMarks), Normalizer.Form.NFC);
        return fewerMarks(sorted, mostMarks);
    }

    private static String fewerMarks(String text, int most) {
        var kept = new StringBuilder(text.length());
        int run = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            run = isMark(point) ? run + 1 : 0;
            if (run <= most) {
                kept.appendCodePoint(point);
            }
        }
        return kept.toString();
    }
}
