package parley.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import parley.loss.Findings.Flaw;

/** A run on one screen. */
final class Summary {
    private Summary() {}

    static String of(String title, Stage stage, Findings findings, Map<String, String> more) {
        var ledger = stage.ledger();
        var stories = stage.stories();
        var table = new LinkedHashMap<String, Object>(more);
        table.put("offered", ledger.offered().size());
        table.put("acknowledged", ledger.posted().size() + " comments, " + ledger.acknowledged() + " requests");
        table.put("turned away (machine too slow)", stage.turnedAway());
        table.put("refused (parent gone)", ledger.refused().size());
        table.put("failed tries, made again", ledger.retries() + " " + ledger.failures());
        table.put("lost", findings.count(Flaw.LOST));
        table.put("duplicated, phantom, changed", counts(findings, Flaw.DUPLICATED, Flaw.PHANTOM, Flaw.CHANGED));
        table.put("unanswered, unexpected", counts(findings, Flaw.UNANSWERED, Flaw.UNEXPECTED));
        table.put("holes, drift", counts(findings, Flaw.HOLE, Flaw.DRIFT));
        table.put(
                "subscribers",
                stories.size() + ", " + sum(stories, Subscriber.Story::reconnects) + " reconnects, "
                        + sum(stories, story -> story.heard().size()) + " events");
        table.put("gaps, repeats, behind, wrong", counts(findings, Flaw.GAP, Flaw.REPEAT, Flaw.BEHIND, Flaw.WRONG));
        table.put(
                "resyncs (node behind, too far), unforced",
                sum(stories, story -> story.resyncs().size()) + ", " + findings.count(Flaw.RESYNC));
        table.put(
                "longest time without an acknowledgement",
                ledger.longestSilence().toMillis() + " ms");
        var text = new StringBuilder("\n" + title + "\n");
        table.forEach((name, value) -> text.append("  %-42s %s%n".formatted(name, value)));
        return text.toString();
    }

    private static String counts(Findings findings, Flaw... flaws) {
        return String.join(
                ", ",
                List.of(flaws).stream()
                        .map(flaw -> Integer.toString(findings.count(flaw)))
                        .toList());
    }

    private static int sum(List<Subscriber.Story> stories, ToIntFunction<Subscriber.Story> of) {
        return stories.stream().mapToInt(of).sum();
    }
}
