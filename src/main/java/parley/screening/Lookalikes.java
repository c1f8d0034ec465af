package parley.screening;

/**
 * Greek and Cyrillic letters that look like Latin ones, for words that mix scripts to slip through. A compact table of
 * the usual pairs, not all of UTS #39: what it does not know makes a word merely not found.
 */
final class Lookalikes {

    private static final int FROM = 0x0370;
    private static final int TO = 0x0530;

    /** A letter, and what it is taken for. */
    private static final String PAIRS = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaβbγyεeηnιiκkνvοoρpτtυuχxωwϲcϳj"
            + "АAВBЕEЁEЅSІIЇIЈJКKМMНHОOРPСCТTУYХXаaвbеeёeѕsіiїiјjкkмmнhоoрpсcтtуyхxһhԁdԛqԝwѵvӏlҮYүy";

    private static final char[] LATIN = table();

    private Lookalikes() {}

    private static char[] table() {
        var table = new char[TO - FROM];
        for (int at = 0; at < PAIRS.length(); at += 2) {
            table[PAIRS.charAt(at) - FROM] = PAIRS.charAt(at + 1);
        }
        return table;
    }

    private static boolean inRange(char unit) {
        return unit >= FROM && unit < TO;
    }

    /** Whether some may be there to be taken for Latin: in a text that is not at home in their script, or beside Latin letters. */
    static boolean areIn(String text) {
        boolean any = false;
        boolean atHome = false;
        boolean beside = false;
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            any |= isAny(unit);
            atHome |= isOwn(unit);
            beside |= (inRange(unit) && isLatin(before)) || (inRange(before) && isLatin(unit));
            before = unit;
        }
        return any && (beside || !atHome);
    }

    private static boolean isLatin(char unit) {
        return unit < FROM && Character.isLetter(unit);
    }

    static boolean isAny(char unit) {
        return inRange(unit) && LATIN[unit - FROM] != 0;
    }

    /** Whether a text is written in Greek or Cyrillic: it has letters that look like no Latin one. */
    static boolean isAtHome(String text) {
        return text.chars().anyMatch(unit -> isOwn((char) unit));
    }

    private static boolean isOwn(char unit) {
        return inRange(unit) && LATIN[unit - FROM] == 0 && Character.isLetter(unit);
    }

    static boolean hasLatin(String word) {
        return word.chars().anyMatch(unit -> isLatin((char) unit));
    }

    /** The word as it looks to somebody who reads Latin; the same one if it has no such letter. */
    static String latin(String word) {
        if (word.chars().noneMatch(unit -> isAny((char) unit))) {
            return word;
        }
        var seen = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char unit = word.charAt(at);
            seen.append(isAny(unit) ? LATIN[unit - FROM] : unit);
        }
        return seen.toString();
    }
}
