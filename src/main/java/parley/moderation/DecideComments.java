package parley.moderation;

import java.util.List;
import parley.bus.Command;
import parley.event.CommentId;
import parley.problem.Refusal;

/** Decides on many comments, at most 256; each has an outcome of its own. */
public record DecideComments(List<DecideComment> decisions) implements Command<DecideComments.Outcomes> {

    /** In the order of the decisions. */
    public record Outcomes(List<Outcome> each) {}

    public sealed interface Outcome {
        CommentId comment();
    }

    public record Accepted(CommentId comment, Decided decided) implements Outcome {}

    public record Refused(CommentId comment, Refusal refusal) implements Outcome {}
}
