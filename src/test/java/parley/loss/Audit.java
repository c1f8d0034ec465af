package parley.loss;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import parley.loss.Findings.Flaw;

/** Holds what clients were told, and what subscribers heard, against the database. */
final class Audit {
    private final Findings findings = new Findings();
    private final Ledger ledger;
    private final List<Books.Row> rows;
    private final Map<String, Books.Row> byId;
    private final Map<UUID, List<Books.Line>> lines;

    private Audit(Books books, Ledger ledger) throws SQLException {
        this.ledger = ledger;
        this.rows = books.comments();
        this.byId = rows.stream().collect(toMap(row -> row.id().toString(), Function.identity()));
        this.lines = books.lines().stream().collect(groupingBy(Books.Line::discussion));
        findings.addAll(Flaw.HOLE, books.holes());
        findings.addAll(Flaw.DRIFT, books.drift());
    }

    static Findings of(Books books, Ledger ledger, List<Subscriber.Story> stories) throws SQLException {
        var audit = new Audit(books, ledger);
        audit.acknowledged();
        audit.votes();
        for (var story : stories) {
            var journal = audit.lines.getOrDefault(story.discussion(), List.of());
            new Hearing(story, journal, audit.byId, audit.ledger, audit.findings).judge();
        }
        return audit.findings;
    }

    private void acknowledged() {
        var there = rows.stream().collect(groupingBy(Books.Row::token));
        var posted = ledger.posted();
        posted.forEach((token, comment) -> {
            var found = there.getOrDefault(token, List.of());
            if (found.isEmpty()) {
                findings.add(Flaw.LOST, comment.toString());
            } else if (found.size() > 1) {
                findings.add(Flaw.DUPLICATED, token + " is there " + found.size() + " times");
            } else {
                same(comment, found.getFirst());
            }
        });
        var unanswered = ledger.unanswered();
        findings.addAll(Flaw.UNANSWERED, List.copyOf(unanswered));
        findings.addAll(Flaw.UNEXPECTED, ledger.unexpected());
        there.keySet().stream()
                .filter(token -> !posted.containsKey(token) && !unanswered.contains(token))
                .forEach(token -> findings.add(Flaw.PHANTOM, token));
    }

    /** Also the journal: the {@code seq} that was answered must still be this comment's publication. */
    private void same(Ledger.Posted comment, Books.Row row) {
        var journal = lines.getOrDefault(comment.discussion(), List.of());
        boolean told = comment.seq() <= journal.size()
                && comment.seq() > 0
                && journal.get((int) comment.seq() - 1).type().equals("comment-published")
                && journal.get((int) comment.seq() - 1)
                        .about()
                        .equals(comment.id().toString());
        boolean same = row.id().equals(comment.id())
                && row.number() == comment.number()
                && row.published() == ledger.readable(comment)
                && row.html().equals(ledger.htmlOf(comment));
        if (!told || !same) {
            findings.add(Flaw.CHANGED, comment + " is now " + row + (told ? "" : ", and its seq tells of another"));
        }
    }

    private void votes() {
        var cast = ledger.votes().stream().collect(groupingBy(Ledger.Voted::comment));
        cast.forEach((id, votes) -> {
            long up = votes.stream().filter(vote -> vote.value() > 0).count();
            long down = votes.size() - up;
            var row = byId.get(id.toString());
            if (row == null || row.up() < up || row.down() < down) {
                findings.add(Flaw.LOST, "votes " + up + "/" + down + " on " + id + ", which is now " + row);
            } else if (row.up() > up || row.down() > down) {
                findings.add(Flaw.DUPLICATED, "votes " + up + "/" + down + " on " + id + ", which is now " + row);
            }
        });
    }
}
