package parley.screening;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** One walk over the words of a text, with all phrases of a list at once. Used once. */
final class Search {

    private final Patterns patterns;
    private final Pieces pieces;
    private final Phrases phrases;

    /** Patterns of the word that was read last. */
    private int[] hits = new int[8];

    private int hitCount;
    private final BitSet hit = new BitSet();

    /** Phrases under way: where each stands in the tree, and with which word it began; the longest way first. */
    private int[] places = new int[8];

    private int[] begun = new int[8];
    private int underWay;
    private long steps;

    Search(Patterns patterns, Phrases phrases) {
        this.patterns = patterns;
        this.pieces = patterns.pieces();
        this.phrases = phrases;
    }

    /** How often it looked something up: what grows with the text, and not with the list. */
    long steps() {
        return steps;
    }

    /** The first phrase, as the text spells it. */
    Optional<String> first(Words words) {
        for (int word = 0; word < words.size(); word++) {
            read(words, word);
            int begin = advance(word);
            if (begin >= 0) {
                return Optional.of(words.text().substring(words.start(begin), words.end(word)));
            }
        }
        return Optional.empty();
    }

    private void read(Words words, int word) {
        while (hitCount > 0) {
            forget(hits[--hitCount]);
        }
        walk(words, words.from(word), words.to(word));
        if (words.twinTo(word) > words.to(word)) {
            walk(words, words.to(word), words.twinTo(word));
        }
        if (patterns.hasPairs()) {
            pair(words.to(word) - words.from(word));
        }
    }

    private void walk(Words words, int from, int to) {
        int place = step(Pieces.ROOT, Pieces.BEGIN);
        for (int at = from; at < to; at++) {
            place = collect(step(place, words.unit(at)));
        }
        collect(step(place, Pieces.END));
    }

    private int step(int from, char unit) {
        steps++;
        int place = from;
        int next = pieces.next(place, unit);
        while (next == Edges.NONE && place != Pieces.ROOT) {
            steps++;
            place = pieces.fallback(place);
            next = pieces.next(place, unit);
        }
        return Math.max(next, Pieces.ROOT);
    }

    /** Where a piece was met before in this word, all shorter ones at its end were as well. */
    private int collect(int place) {
        for (int piece = pieces.endingAt(place);
                piece != Pieces.ROOT && !hit.get(piece);
                piece = pieces.shorter(piece)) {
            hit.set(piece);
            keep(piece);
        }
        return place;
    }

    /** A beginning and an ending make a match where they do not overlap. A word has no more of either than an entry has letters. */
    private void pair(int length) {
        int single = hitCount;
        for (int first = 0; first < single; first++) {
            for (int second = 0; patterns.isBeginning(hits[first]) && second < single; second++) {
                if (patterns.isEnding(hits[second])) {
                    pair(hits[first], hits[second], length);
                }
            }
        }
    }

    private void pair(int beginning, int ending, int length) {
        steps++;
        int pattern = patterns.pairOf(beginning, ending);
        int bonds = 2;
        if (pattern != Edges.NONE && pieces.length(beginning) + pieces.length(ending) <= length + bonds) {
            keep(pattern);
        }
    }

    private void keep(int pattern) {
        if (hitCount == hits.length) {
            hits = Arrays.copyOf(hits, 2 * hitCount);
        }
        hits[hitCount++] = pattern;
    }

    private void forget(int pattern) {
        if (pattern >= 0) {
            hit.clear(pattern);
        }
    }

    /** @return the word with which a phrase began that is complete with this one; -1 for none */
    private int advance(int word) {
        if (hitCount == 0) {
            underWay = 0;
            return -1;
        }
        int before = underWay;
        int[] oldPlaces = Arrays.copyOf(places, before);
        int[] oldBegun = Arrays.copyOf(begun, before);
        underWay = 0;
        for (int at = 0; at <= before; at++) {
            int place = at < before ? oldPlaces[at] : Phrases.ROOT;
            int begin = at < before ? oldBegun[at] : word;
            if (goOn(place, begin)) {
                return begin;
            }
        }
        return -1;
    }

    private boolean goOn(int place, int begin) {
        for (int at = 0; at < hitCount; at++) {
            steps++;
            int next = phrases.next(place, hits[at]);
            if (next != Edges.NONE && phrases.isComplete(next)) {
                return true;
            }
            if (next != Edges.NONE) {
                go(next, begin);
            }
        }
        return false;
    }

    private void go(int place, int begin) {
        if (underWay == places.length) {
            places = Arrays.copyOf(places, 2 * underWay);
            begun = Arrays.copyOf(begun, 2 * underWay);
        }
        places[underWay] = place;
        begun[underWay] = begin;
        underWay++;
    }
}
