package parley.moderation;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import parley.audit.Act;
import parley.threading.Comment;
import parley.threading.Discussion;

/** What the audit is told of moderation. The note of a decision is not: it may name people, and could never be erased. */
final class Acts {
    private Acts() {}

    static Act decided(Decisions.Made made) {
        var detail = new JsonObject().put("id", made.id().toString());
        made.undoes()
                .ifPresentOrElse(
                        undone -> detail.put("undoes", undone.toString()),
                        () -> detail.put("decision", made.decision().label()));
        detail.put("from", made.was().label()).put("to", made.became().label());
        made.words().reason().ifPresent(reason -> detail.put("reason", reason));
        return new Act(
                made.words().by(),
                made.undoes().isPresent() ? "undo-decision" : "decide-comment",
                Optional.of(made.site()),
                "comment:" + made.comment(),
                detail);
    }

    static Act marked(MarkComment command, Comment comment) {
        var detail = new JsonObject().put("mark", command.mark().label()).put("on", command.on());
        return new Act(
                command.caller().scope(),
                "mark-comment",
                Optional.of(comment.site()),
                "comment:" + comment.id(),
                detail);
    }

    static Act turned(TurnDiscussion command, Discussion discussion) {
        var detail = new JsonObject()
                .put("from", discussion.state().label())
                .put("to", command.state().label());
        return new Act(
                command.caller().scope(),
                "turn-discussion",
                Optional.of(discussion.site()),
                "discussion:" + discussion.id(),
                command.preModerated()
                        .map(waits -> detail.put("preModerated", waits))
                        .orElse(detail));
    }
}
