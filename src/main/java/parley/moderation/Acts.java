package parley.moderation;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import parley.audit.Act;
import parley.threading.Comment;
import parley.threading.Discussion;
import parley.web.Caller;

/** What the audit is told of moderation. The note of a decision is not: it may name people, and could never be erased. */
final class Acts {
    private Acts() {}

    static Act decided(Decisions.Made made) {
        var detail = new JsonObject()
                .put("id", made.id().toString())
                .put("decision", made.decision().label())
                .put("from", made.was().label())
                .put("to", made.became().label());
        made.words().reason().ifPresent(reason -> detail.put("reason", reason));
        made.undoes().ifPresent(undone -> detail.put("undoes", undone.toString()));
        return new Act(
                made.words().by(), "decide-comment", Optional.of(made.site()), "comment:" + made.comment(), detail);
    }

    static Act marked(MarkComment command, Comment comment) {
        var detail = new JsonObject().put("mark", command.mark().label()).put("on", command.on());
        return of(command.caller(), "mark-comment", comment, detail);
    }

    /** @param weight of its reports, in hundredths, like the one {@code from} which it is held */
    static Act held(Comment comment, int weight, int from) {
        var detail = new JsonObject()
                .put("check", "reports")
                .put("weight", weight / 100.0)
                .put("from", from / 100.0);
        return new Act(Act.MACHINE, "hold-comment", Optional.of(comment.site()), "comment:" + comment.id(), detail);
    }

    /** @param discussion as it was before */
    static Act turned(TurnDiscussion command, Discussion discussion) {
        var detail = new JsonObject()
                .put("from", discussion.state().label())
                .put("to", command.state().label());
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
