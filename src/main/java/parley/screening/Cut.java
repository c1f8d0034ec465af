package parley.screening;

/** Where words begin and end. */
final class Cut {

    private Cut() {}

    /** The end of the run of ASCII letters and digits at a place; the place itself where more than ASCII belongs to the word. */
    static int plainRun(String text, int from) {
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at == text.length() || text.charAt(at) < 0x80 ? at : from;
    }

    /**
     * The end of the word that begins at a place; the place itself if none does.
     *
     * @param signs whether signs that stand for letters belong to the word, as in {@code c@sino}
     */
    static int wordEnd(String text, int from, boolean signs) {
        int first = text.codePointAt(from);
        int at = from + Character.charCount(first);
        if (standsAlone(first)) {
            return endOfRun(text, at, true, signs);
        }
        boolean begins = isPart(first) || (signs && Leet.isSign(text, from));
        return begins ? endOfRun(text, at, false, signs) : from;
    }

    private static int endOfRun(String text, int from, boolean marksOnly, boolean signs) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean goesOn = marksOnly
                    ? isAttached(point)
                    : (isPart(point) && !standsAlone(point)) || (signs && Leet.isSign(text, at));
            if (!goesOn) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean isPlain(char unit) {
        return unit < 0x80 && Character.isLetterOrDigit(unit);
    }

    private static boolean isPart(int point) {
        return Character.isLetterOrDigit(point) || isAttached(point);
    }

    private static boolean isAttached(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int point) {
        if (Character.getType(point) == Character.OTHER_SYMBOL) {
            return true;
        }
        if (point < 0x0E00 || !Character.isLetter(point)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
