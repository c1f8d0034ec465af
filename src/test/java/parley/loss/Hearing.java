package parley.loss;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.loss.Findings.Flaw;

/** Whether one subscriber heard everything once, in order, and as docs/live-protocol.md has it: comments as they are now. */
record Hearing(
        Subscriber.Story story,
        List<Books.Line> journal,
        Map<String, Books.Row> rows,
        Ledger ledger,
        Findings findings) {

    void judge() {
        findings.addAll(Flaw.RESYNC, story.unforced());
        inOrder();
        story.heard().forEach(this::likeTheJournal);
        if (story.last() < journal.size()) {
            findings.add(Flaw.BEHIND, story.name() + " at " + story.last() + " of " + journal.size());
        } else if (story.complete()) {
            newest();
        }
    }

    private void inOrder() {
        long last = 0;
        for (var event : story.heard()) {
            boolean excused = story.excused().contains(event.seq() - 1);
            if (event.seq() > last + 1 && !excused) {
                findings.add(Flaw.GAP, story.name() + ": " + event.seq() + " after " + last);
            } else if (event.seq() <= last) {
                findings.add(Flaw.REPEAT, story.name() + ": " + event.seq() + " after " + last);
            }
            last = Math.max(last, event.seq());
        }
    }

    private void likeTheJournal(Heard event) {
        if (event.seq() < 1 || event.seq() > journal.size()) {
            wrong(event, "which never happened");
            return;
        }
        var line = journal.get((int) event.seq() - 1);
        if (!line.about().equals(event.id()) || !(line.type().equals(event.type()) || newer(event, line))) {
            wrong(event, "but it was " + line);
        } else if (event.showsComment() && !versions(event.id()).contains(event.content())) {
            wrong(event, "but it never said so");
        }
    }

    /** A comment that was taken down meanwhile goes out as its removal; one that came back, as restored. */
    private boolean newer(Heard event, Books.Line line) {
        return switch (event.type()) {
            case "comment-removed" -> follows(line, "comment-removed");
            case "comment-restored" -> line.type().equals("comment-removed") && follows(line, "comment-restored");
            default -> false;
        };
    }

    private boolean follows(Books.Line line, String type) {
        return journal.stream()
                .skip(line.seq())
                .anyMatch(later -> later.type().equals(type) && later.about().equals(line.about()));
    }

    private Set<String> versions(String id) {
        var known = new HashSet<>(ledger.versions(id));
        var row = rows.get(id);
        if (row != null) {
            known.add(row.html());
        }
        return known;
    }

    /** What was heard last of a comment is how it stands. */
    private void newest() {
        var shown = new HashMap<String, Heard>();
        var votes = new HashMap<String, Heard>();
        for (var event : story.heard()) {
            if (event.type().equals("votes-changed")) {
                votes.put(event.id(), event);
            } else {
                shown.put(event.id(), event);
            }
        }
        shown.forEach((id, event) -> {
            var row = rows.get(id);
            if (row != null && !event.content().equals(row.published() ? row.html() : "")) {
                wrong(event, "but in the end it is " + row);
            }
        });
        votes.forEach((id, event) -> {
            var row = rows.get(id);
            if (row != null && !event.content().equals(row.up() + "/" + row.down())) {
                wrong(event, "but in the end it is " + row);
            }
        });
    }

    private void wrong(Heard event, String but) {
        findings.add(Flaw.WRONG, story.name() + " heard " + event + " " + but);
    }
}
