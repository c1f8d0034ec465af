package parley.posting;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.event.CommentStatus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Sites;
import parley.texts.Texts;
import parley.threading.CommentView;
import parley.threading.Finder;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Rate;
import parley.web.Routes;
import parley.web.Tokens;

/** What is one reader's own in a discussion, in a small answer of its own: the pages themselves are the same for all. */
public final class MineRoutes implements Routes {
    private final Desk desk;
    private final MineReader reader;
    private final Sites sites;
    private final Tokens tokens;
    private final Clock clock;

    public MineRoutes(Desk desk, MineReader reader, Sites sites, Tokens tokens, Clock clock) {
        this.desk = desk;
        this.reader = reader;
        this.sites = sites;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/discussions/:id/mine", desk.json(this::mine));
    }

    private Future<Void> mine(Call call) {
        call.noQuery();
        var discussion = call.discussionId();
        var guest = call.caller().guest().orElseThrow(() -> Refusal.of(ProblemKind.NOT_SIGNED_IN));
        call.limit(Rate.READ);
        return reader.read(discussion, guest)
                .compose(mine -> call.with("Cache-Control", "private, no-store").answer(200, json(mine, call.texts())));
    }

    private JsonObject json(Mine mine, Texts t) {
        var votes = new JsonObject();
        mine.votes().forEach((comment, value) -> votes.put(comment.toString(), value));
        var reactions = new JsonObject();
        mine.reactions()
                .forEach((comment, names) -> reactions.put(comment.toString(), new JsonArray(List.copyOf(names))));
        var comments = new JsonArray();
        mine.comments()
                .forEach(found ->
                        comments.add(json(found, mine.reason(found.comment().id()), t)));
        return new JsonObject()
                .put("votes", votes)
                .put("reactions", reactions)
                .put("comments", comments)
                .put("follows", mine.ties().follows())
                .put("muted", new JsonArray(mine.ties().muted()));
    }

    private JsonObject json(Finder.Found found, Optional<String> reason, Texts t) {
        var comment = found.comment().forItsAuthor();
        var until = comment.createdAt().plus(window(found));
        boolean open =
                until.isAfter(clock.instant()) && (comment.published() || comment.status() == CommentStatus.PENDING);
        var held = new JsonArray();
        if (comment.status() == CommentStatus.PENDING) {
            comment.held()
                    .forEach(why ->
                            held.add(new JsonObject().put("check", why.check()).put("detail", t.said(why.detail()))));
        }
        var status = comment.status() == CommentStatus.SPAM ? CommentStatus.REJECTED : comment.status();
        return new JsonObject()
                .put("id", comment.id().toString())
                .put("status", status.label())
                .put("held", held)
                .put("html", comment.body().html())
                .put("createdAt", comment.createdAt().toString())
                .put("editUntil", open ? until.toString() : null)
                .put("editToken", open ? tokens.edit(comment.id(), until) : null)
                .put(
                        "reason",
                        reason.filter(code -> comment.equals(found.comment())).orElse(null))
                .put("text", comment.body().text())
                .put(
                        "comment",
                        CommentView.whole(comment, found.discussion()).toJson().put("status", status.label()));
    }

    private Duration window(Finder.Found found) {
        return sites.find(found.comment().site())
                .map(site -> site.policy().editWindow())
                .orElse(Duration.ZERO);
    }
}
