package parley.posting;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.event.Ids;
import parley.journal.Epoch;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Site;
import parley.texts.Texts;
import parley.threading.CommentView;
import parley.threading.DiscussionView;
import parley.threading.Finder;
import parley.web.Call;
import parley.web.Desk;
import parley.web.FormView;
import parley.web.HtmlPages;
import parley.web.PageSource;
import parley.web.Rate;
import parley.web.Routes;
import parley.web.Tokens;
import parley.web.WaitingView;

/**
 * Posting without JavaScript: a form comes, a redirect goes. What cannot be accepted comes back as our own page, with
 * the draft kept and the reason beside the field.
 */
public final class FormsRoutes implements Routes {
    /** Pointers of the command's fields, and what the form calls them. */
    private static final Map<String, String> FIELDS =
            Map.of("/text", "text", "/author/name", "name", "/author/email", "email", "/author/website", "website");

    /** What this room needs of the others. */
    public record Needs(
            Desk desk,
            Bus bus,
            Address address,
            PageSource pages,
            HtmlPages html,
            Finder finder,
            Epoch epoch,
            Tokens tokens,
            Ids ids) {}

    private final Needs needs;

    public FormsRoutes(Needs needs) {
        this.needs = needs;
    }

    @Override
    public void mount(Router router) {
        router.post("/forms/comments").handler(needs.desk().any(this::post));
        router.post("/forms/replies").handler(needs.desk().any(this::post));
        router.get("/forms/waiting/:token").handler(needs.desk().any(this::waiting));
    }

    private Future<?> post(Call call) {
        call.noQuery();
        var form = new Form(call.form());
        var site = call.site(form.text("site"));
        var origin = call.header("Origin").filter(text -> !text.equals("null"));
        if (origin.isEmpty()) {
            return again(call, site, form, 200, Map.of("", call.texts().get("form.readAgain")));
        }
        call.checkOrigin(site);
        return accept(call, site, form)
                .recover(failure -> failure instanceof Refusal refusal
                        ? again(
                                call,
                                site,
                                form.nudged(Nudge.token(refusal)),
                                refusal.kind().status(),
                                errors(refusal, call.texts()))
                        : Future.failedFuture(failure));
    }

    private Future<Void> accept(Call call, Site site, Form form) {
        return Future.<Void>succeededFuture()
                .compose(begun -> {
                    call.limit(Rate.POST);
                    return needs.address().seed(call, site, form.said());
                })
                .compose(seed -> needs.bus()
                        .ask(new PostComment(
                                call.caller(),
                                seed,
                                form.given("parentId").map(Address::parent),
                                form.text("text"),
                                Optional.of(form.signature()),
                                form.given("notify")
                                        .map(on -> PostingRoutes.notify(needs.desk(), call, form.given("lang"))),
                                form.given("acknowledged"),
                                form.given("idempotencyKey"),
                                Optional.of(call.address()),
                                Optional.empty())))
                .compose(posted -> {
                    posted.guestToken().ifPresent(call::remember);
                    return call.seeOther(
                            posted.held().isEmpty()
                                    ? call.pageOf(site.key(), posted.comment(), posted.seq())
                                    : waiting(posted));
                });
    }

    private String waiting(Posted posted) {
        var id = CommentId.parse(posted.comment().id()).orElseThrow();
        return "/forms/waiting/" + needs.tokens().waiting(id);
    }

    /** The author sees where the comment stands; nobody else has the address. */
    private Future<Void> waiting(Call call) {
        var id = needs.tokens().waiting(call.path("token")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        return needs.finder().find(id).compose(found -> {
            var seen = found.orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
            var comment = seen.comment().forItsAuthor();
            var view = CommentView.whole(comment, seen.discussion());
            if (comment.published()) {
                return call.seeOther(view.permalink());
            }
            var discussion = DiscussionView.of(seen.discussion(), needs.epoch().value());
            var page = new WaitingView(discussion, view, comment.held(), call.texts());
            return call.page(200, needs.html().waiting(page));
        });
    }

    private Future<Void> again(Call call, Site site, Form form, int status, Map<String, String> errors) {
        var which = new PageSource.Which.ByKey(form.text("key"));
        var parent = form.given("parentId").flatMap(CommentId::parse);
        var wish = new PageSource.Wish(
                site.key(), which, "oldest", Optional.empty(), Optional.empty(), parent, OptionalLong.empty());
        var key = form.given("idempotencyKey").orElseGet(() -> needs.ids().row().toString());
        return needs.pages().read(wish).compose(page -> {
            var kept = page.form().on(form.text("url"), form.text("title")).kept(form.draft(), errors, key);
            return call.page(status, needs.html().page(page.with(kept).in(call.language())));
        });
    }

    private static Map<String, String> errors(Refusal refusal, Texts t) {
        var errors = new HashMap<String, String>();
        for (FieldError error : refusal.errors()) {
            errors.merge(
                    FIELDS.getOrDefault(error.pointer(), ""),
                    t.said(error.detail()),
                    (one, other) -> one + " " + other);
        }
        refusal.detail().ifPresent(detail -> errors.put("", t.said(detail)));
        if (errors.isEmpty()) {
            errors.put("", t.title(refusal.kind()) + ". " + t.advice(refusal.kind()));
        }
        return errors;
    }

    /** The fields as they came; one that is not there is empty. */
    private record Form(MultiMap fields) {
        String text(String name) {
            return Optional.ofNullable(fields.get(name)).orElse("");
        }

        Optional<String> given(String name) {
            return Optional.of(text(name)).filter(text -> !text.isBlank());
        }

        /** Whose next try says that they were asked. */
        Form nudged(String token) {
            return token.isEmpty()
                    ? this
                    : new Form(MultiMap.caseInsensitiveMultiMap().addAll(fields).set("acknowledged", token));
        }

        Address.Said said() {
            return new Address.Said(given("key"), given("url"), given("title"));
        }

        PostComment.Signature signature() {
            return new PostComment.Signature(text("name"), given("email"), given("website"));
        }

        FormView.Draft draft() {
            return new FormView.Draft(
                    text("name"),
                    text("email"),
                    text("website"),
                    text("text"),
                    given("notify").isPresent(),
                    text("acknowledged"));
        }
    }
}
