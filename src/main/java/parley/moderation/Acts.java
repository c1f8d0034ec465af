package parley.moderation;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import parley.audit.Act;
import parley.threading.Comment;
import parley.threading.Discussion;
import parley.web.Caller;

/** What the audit is told of moderation. The note of a decision is not: it may name people, and could never be erased. */
final class Acts {
    private Acts() {}

    /** @param comment as it was before */
    static Act decided(DecideComment command, UUID id, Comment comment) {
        var detail = new JsonObject()
                .put("id", id.toString())
                .put("decision", command.decision().label())
                .put("from", comment.status().label())
                .put("to", command.decision().to(comment.status()).label());
        command.reason().ifPresent(reason -> detail.put("reason", reason));
        return of(command.caller(), "decide-comment", comment, detail);
    }

    static Act marked(MarkComment command, Comment comment) {
        var detail = new JsonObject().put("mark", command.mark().label()).put("on", command.on());
        return of(command.caller(), "mark-comment", comment, detail);
    }

    static Act undone(UndoDecision command, UUID id, Comment comment) {
        var detail = new JsonObject()
                .put("decisionId", id.toString())
                .put("undoes", command.decision().toString());
        return of(command.caller(), "undo-decision", comment, detail);
    }

    static Act turned(TurnDiscussion command, Discussion discussion) {
        var detail = new JsonObject().put("state", command.state().label());
        return new Act(
                command.caller().scope(),
                "turn-discussion",
                Optional.of(discussion.site()),
                "discussion:" + discussion.id(),
                detail);
    }

    private static Act of(Caller caller, String what, Comment comment, JsonObject detail) {
        return new Act(caller.scope(), what, Optional.of(comment.site()), "comment:" + comment.id(), detail);
    }
}
