package parley.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.PageQuery;
import parley.threading.Pages;
import parley.threading.Places;

/** Pages of comments, from memory where nothing has changed: the most used path through the house. */
public final class PageRoutes implements Routes {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");
    private static final int REMEMBERED = 10_000;

    /** Characters; longer addresses are read each time rather than remembered. */
    private static final int LONGEST_KEPT = 1_024;

    private final Desk desk;
    private final Pages pages;
    private final Places places;

    /** What ordinary readers' addresses ask for, so that one asked for again and again is not read each time. */
    private final Cache<String, AskedPage> asked =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private interface Reading {
        AskedPage of(Call call, CommentId comment, DiscussionId discussion);
    }

    public PageRoutes(Desk desk, Pages pages, Places places) {
        this.desk = desk;
        this.pages = pages;
        this.places = places;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/discussions", desk.any(this::discussion));
        desk.get(router, "/api/v1/comments/:id/replies", desk.any(call -> at(call, AskedPage::replies)));
        desk.get(router, "/api/v1/comments/:id/context", desk.any(call -> at(call, AskedPage::context)));
        desk.get(router, "/api/v1/discussions/:id/comments/:number", desk.any(this::around));
    }

    private Future<?> discussion(Call call) {
        if (call.caller().mayAnywhere(Right.BIG_PAGES)) {
            return answer(call, AskedPage.discussion(call));
        }
        var uri = call.context().request().uri();
        @Nullable AskedPage known = asked.getIfPresent(uri);
        if (known == null || !isCurrent(known)) {
            known = AskedPage.discussion(call);
            if (uri.length() <= LONGEST_KEPT) {
                asked.put(uri, known);
            }
        }
        return answer(call, known);
    }

    /** Another version of the site may make another key of a url. */
    private boolean isCurrent(AskedPage known) {
        return known.query() instanceof PageQuery page
                && desk.sites().get(page.site()).version() == known.shape().siteVersion();
    }

    private Future<?> at(Call call, Reading reading) {
        var comment = call.commentId();
        return places.get(comment).compose(place -> {
            return answer(call, reading.of(call, comment, place.discussion()));
        });
    }

    /** A permalink tells a comment's number alone. */
    private Future<?> around(Call call) {
        var discussion = call.discussionId();
        call.limit(Rate.READ);
        return places.numbered(discussion, number(call.path("number")))
                .map(found -> found.orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT)))
                .compose(comment -> answer(call, AskedPage.context(call, comment, discussion)));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw Refusal.of(ProblemKind.UNKNOWN_COMMENT);
        }
    }

    /** What is kept costs nothing, so only what is not counts against the limit. */
    private Future<Void> answer(Call call, AskedPage asked) {
        boolean html = wantsHtml(call);
        var wanted = !html ? asked : asked.include() ? asked.asShadow(call.here()) : asked.asHtml();
        var type = html ? HTML : JSON;
        var kept = pages.kept(wanted.query(), wanted.shape(), wanted.minSeq());
        if (kept.isPresent()) {
            return PageAnswer.send(call.context(), kept.get(), type);
        }
        call.limit(Rate.READ);
        return pages.get(wanted.query(), wanted.shape(), wanted.minSeq())
                .compose(page -> PageAnswer.send(call.context(), page, type));
    }

    /** HTML only for who names it and not JSON. @throws Refusal NOT_ACCEPTABLE if neither can be taken */
    private static boolean wantsHtml(Call call) {
        var accept = call.header("Accept").orElse("*/*");
        boolean html = accept.contains("text/html") && Accept.allows(accept, "text/html");
        if (html && !accept.contains("application/json")) {
            return true;
        }
        if (!Accept.allows(accept, "application/json")) {
            throw Refusal.of(ProblemKind.NOT_ACCEPTABLE);
        }
        return false;
    }
}
