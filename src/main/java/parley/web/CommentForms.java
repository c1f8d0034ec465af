package parley.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.event.CommentId;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.CommentView;
import parley.threading.Finder;

/** What the forms about one comment have in common: a page comes, a form goes, a redirect leads back to the comment. */
public record CommentForms(Desk desk, Origins origins, Finder finder, HtmlPages html) {

    /** From {@code ?comment=} or the form's field. @throws Refusal UNKNOWN_COMMENT */
    public CommentId id(Call call, Optional<MultiMap> form) {
        var given = form.map(fields -> fields.get("comment"))
                .or(() -> Optional.ofNullable(call.context().queryParams().get("comment")));
        return given.flatMap(CommentId::parse).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
    }

    /** Fails with UNKNOWN_COMMENT for what nobody can read but its author. */
    public Future<Finder.Found> found(CommentId id) {
        return finder.find(id)
                .map(found -> found.filter(one -> one.comment().published())
                        .orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT)));
    }

    /** The page with the form. */
    public Future<Void> show(Call call, String name, Finder.Found found, String text) {
        return call.page(200, html.form(name, view(call, found, text)));
    }

    /**
     * The same page again, with what was typed and what is wrong with it.
     *
     * @param nudge its token, if that is what it is
     */
    public Future<Void> again(Call call, String name, Finder.Found found, String text, Refusal refusal, String nudge) {
        var error = Stream.concat(refusal.errors().stream().map(FieldError::detail), refusal.detail().stream())
                .map(call.texts()::said)
                .collect(Collectors.joining(" "));
        var whole = error.isEmpty() ? call.texts().title(refusal.kind()) : error;
        var view = view(call, found, text).again(text, whole, nudge);
        return call.page(refusal.kind().status(), html.form(name, view));
    }

    private static CommentFormView view(Call call, Finder.Found found, String text) {
        var discussion = found.discussion();
        var title = discussion.title().orElseGet(() -> call.texts().get("discussion.untitled"));
        var view = CommentView.whole(found.comment(), discussion);
        return new CommentFormView(call.texts(), discussion.site().value(), title, view, text, "", "");
    }

    /** The cookie speaks for the guest, so a page that hides where it is from may not use it. */
    public Future<Void> checked(Call call, CommentId id) {
        if (call.header("Origin").filter(origin -> !origin.equals("null")).isEmpty()) {
            throw Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED, "Send this form from the page that it stands on.");
        }
        call.limit(Rate.CHANGE);
        return origins.check(call, id);
    }

    public Future<Void> back(Call call, CommentId id, long seq) {
        return finder.find(id).compose(found -> {
            var seen = found.orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
            return call.seeOther(
                    call.pageOf(seen.comment().site(), CommentView.of(seen.comment(), seen.discussion()), seq));
        });
    }

    /** Somebody sits before this answer: a no is a page, in their language. */
    public Handler<RoutingContext> page(Function<Call, Future<Void>> deed) {
        return desk.any(call -> orSay(call, deed));
    }

    private static Future<Void> orSay(Call call, Function<Call, Future<Void>> deed) {
        return Future.succeededFuture(call).compose(deed).recover(failure -> Problems.page(call, failure));
    }
}
