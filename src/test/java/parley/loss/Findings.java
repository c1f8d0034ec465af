package parley.loss;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the audit found wrong. */
final class Findings {

    enum Flaw {
        /** Acknowledged, and not there. */
        LOST,
        /** There more than once. */
        DUPLICATED,
        /** There, though it was refused, or nobody ever said so. */
        PHANTOM,
        /** There, but not as it was acknowledged. */
        CHANGED,
        /** Offered to the end, and neither acknowledged nor refused. */
        UNANSWERED,
        /** An answer that no rule of the API explains. */
        UNEXPECTED,
        /** In positions, seqs or numbers. */
        HOLE,
        /** A counter that is not the count. */
        DRIFT,
        /** A subscriber missed something in between. */
        GAP,
        /** A subscriber got something twice. */
        REPEAT,
        /** A subscriber missed the end. */
        BEHIND,
        /** A subscriber got something else than what happened. */
        WRONG,
        /** A subscriber was told to read anew without need. */
        RESYNC
    }

    private static final int SHOWN = 5;

    private final Map<Flaw, List<String>> all = new EnumMap<>(Flaw.class);

    void add(Flaw flaw, String what) {
        all.computeIfAbsent(flaw, _ -> new ArrayList<>()).add(what);
    }

    void addAll(Flaw flaw, List<String> those) {
        those.forEach(what -> add(flaw, what));
    }

    int count(Flaw flaw) {
        return all.getOrDefault(flaw, List.of()).size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Set<Flaw> flaws() {
        return all.keySet();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        all.forEach((flaw, those) -> {
            text.append(flaw).append(' ').append(those.size()).append('\n');
            those.stream()
                    .limit(SHOWN)
                    .forEach(what -> text.append("    ").append(what).append('\n'));
        });
        return text.isEmpty() ? "nothing found" : text.toString();
    }
}
