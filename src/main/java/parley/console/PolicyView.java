package parley.console;

import java.util.List;
import java.util.Optional;
import parley.moderation.PreviewPolicy;
import parley.screening.Reason;
import parley.screening.Verdict;
import parley.sites.Site;
import parley.texts.Texts;

/**
 * @param wrong what cannot be saved; empty for nothing
 * @param theirs the fields that somebody else changed meanwhile; empty where nobody did
 */
public record PolicyView(
        Texts t,
        Site site,
        PolicyForm form,
        String wrong,
        List<String> theirs,
        Optional<PreviewPolicy.Preview> preview) {

    public String label(String field) {
        return t.get("console.policy." + field);
    }

    public String choice(String label) {
        return t.get("console.treat." + label);
    }

    public String changed() {
        return String.join(", ", theirs.stream().map(this::label).toList());
    }

    public String verdict(Verdict verdict) {
        return t.get("console.verdict." + verdict.label());
    }

    /** Why, in short; empty where it would be published. */
    public String why(Verdict verdict) {
        return String.join(
                ", ",
                verdict.reasons().stream()
                        .map(Reason::check)
                        .map(check -> Chip.name(check, t))
                        .distinct()
                        .toList());
    }

    public List<Piece> excerpt(PreviewPolicy.Change change) {
        var reasons = change.after().reasons().isEmpty()
                ? change.before().reasons()
                : change.after().reasons();
        return new Marking(Chip.quoted(reasons)).excerpt(change.html(), 160);
    }
}
