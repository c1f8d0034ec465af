package parley.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.screening.Visible;

/**
 * Marks what screening found where it stands. In HTML only between tags, piece of text by piece of text: markup is never
 * cut, and nothing is added but {@code <mark>}. Only for HTML that screening has made safe.
 */
final class Marking {
    private static final String OPEN = "<mark>";
    private static final String CLOSE = "</mark>";

    private final List<String> phrases;

    Marking(List<String> phrases) {
        this.phrases = phrases.stream()
                .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                .filter(phrase -> !phrase.isBlank())
                .toList();
    }

    String html(String safe) {
        if (phrases.isEmpty()) {
            return safe;
        }
        var out = new StringBuilder(safe.length() + 64);
        for (int at = 0; at < safe.length(); ) {
            boolean tag = safe.charAt(at) == '<';
            int end = tag ? safe.indexOf('>', at) + 1 : safe.indexOf('<', at);
            int stop = end <= 0 ? safe.length() : end;
            if (tag) {
                out.append(safe, at, stop);
            } else {
                text(safe.substring(at, stop), out);
            }
            at = stop;
        }
        return out.toString();
    }

    /** Characters that are escaped count as the one they stand for. */
    private void text(String raw, StringBuilder out) {
        var begins = new ArrayList<Integer>();
        var plain = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); ) {
            int end = raw.charAt(at) == '&' ? raw.indexOf(';', at) + 1 : at + 1;
            int stop = end <= 0 ? at + 1 : end;
            var seen = stop - at > 1 ? Visible.text(raw.substring(at, stop)) : raw.substring(at, stop);
            for (int unit = 0; unit < seen.length(); unit++) {
                begins.add(at);
            }
            plain.append(seen);
            at = stop;
        }
        begins.add(raw.length());
        int done = 0;
        for (var found : Found.in(plain.toString(), phrases)) {
            out.append(raw, done, begins.get(found.start())).append(OPEN);
            out.append(raw, begins.get(found.start()), begins.get(found.end())).append(CLOSE);
            done = begins.get(found.end());
        }
        out.append(raw, done, raw.length());
    }

    /** What a reader sees of it, short, around the first place that is marked. */
    List<Piece> excerpt(String safe, int most) {
        var seen = Visible.text(safe).replaceAll("\\s+", " ").strip();
        var all = Found.in(seen, phrases);
        int first = all.isEmpty() ? 0 : all.getFirst().start();
        int from = first < most / 2 ? 0 : boundary(seen, first - most / 3);
        int to = from + most >= seen.length() ? seen.length() : boundary(seen, from + most);
        var pieces = new ArrayList<Piece>();
        int done = from;
        for (var found : all) {
            if (found.start() >= done && found.end() <= to) {
                pieces.add(new Piece(seen.substring(done, found.start()), false));
                pieces.add(new Piece(seen.substring(found.start(), found.end()), true));
                done = found.end();
            }
        }
        pieces.add(new Piece(seen.substring(done, to) + (to < seen.length() ? " …" : ""), false));
        if (from > 0) {
            pieces.addFirst(new Piece("… ", false));
        }
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /** Not inside a character of two units. */
    private static int boundary(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** @param end behind the last unit */
    private record Found(int start, int end) {

        /** In order, none over another. A phrase was found as whole words, and is one only as whole words. */
        static List<Found> in(String text, List<String> phrases) {
            var lower = new StringBuilder(text.length());
            text.chars().forEach(unit -> lower.append(Character.toLowerCase((char) unit))); // unit by unit: same length
            var all = new ArrayList<Found>();
            int at = 0;
            while (at < text.length()) {
                var next = next(lower.toString(), at, phrases);
                if (next.start < 0) {
                    break;
                }
                all.add(next);
                at = next.end;
            }
            return all;
        }

        private static Found next(String lower, int from, List<String> phrases) {
            var best = new Found(-1, -1);
            for (var phrase : phrases) {
                int at = lower.indexOf(phrase, from);
                while (at >= 0 && isPart(lower, at, at + phrase.length())) {
                    at = lower.indexOf(phrase, at + 1);
                }
                if (at >= 0 && (best.start < 0 || at < best.start)) {
                    best = new Found(at, at + phrase.length());
                }
            }
            return best;
        }

        private static boolean isPart(String text, int start, int end) {
            return (start > 0 && goesOn(text, start)) || (end < text.length() && goesOn(text, end));
        }

        /** Scripts without spaces have a word in each character. */
        private static boolean goesOn(String text, int at) {
            return isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at));
        }

        private static boolean isLetter(char unit) {
            return Character.isLetterOrDigit(unit) && !Character.isIdeographic(unit);
        }
    }
}
