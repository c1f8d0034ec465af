package parley.moderation;

import java.util.Optional;
import parley.event.CommentId;
import parley.screening.Markdown;
import parley.threading.Comment;
import parley.web.Caller;
import parley.web.Fields;

/** Reads a decision from a body; its mistakes are noted there. */
final class DecisionFields {
    private static final int REASON = 64;
    private static final int NOTE = 1_000;
    private static final int REDACTED = 20_000;

    private DecisionFields() {}

    static DecideComment read(Caller caller, CommentId id, Optional<String> seen, Fields fields) {
        var decision = fields.choice("decision", Decision.ALL, Decision::label);
        return new DecideComment(
                caller,
                id,
                decision,
                limited(fields, "reason", REASON),
                limited(fields, "note", NOTE),
                seen,
                redacted(fields, decision));
    }

    private static Optional<String> limited(Fields fields, String name, int most) {
        var text = fields.optionalText(name);
        if (text.filter(given -> given.length() > most).isPresent()) {
            fields.mistake(name, "has at most " + most + " characters");
        }
        return text;
    }

    private static Optional<Comment.Body> redacted(Fields fields, Decision decision) {
        var text = limited(fields, "text", REDACTED).map(String::strip);
        if (text.isPresent() != (decision == Decision.REDACT)) {
            fields.mistake("text", "goes with redact, and only with it");
        }
        if (text.filter(String::isEmpty).isPresent()) {
            fields.mistake("text", "must say something; remove takes all of it away");
        }
        return text.map(given -> body(fields, given));
    }

    private static Comment.Body body(Fields fields, String text) {
        var rendered = Markdown.render(text);
        if (rendered.tooLong()) {
            fields.mistake("text", "is too long when it is shown");
        }
        return new Comment.Body(text, rendered.html());
    }
}
