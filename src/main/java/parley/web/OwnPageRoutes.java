package parley.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Parley's own pages: the demo article, a discussion by itself, what a problem means. */
public final class OwnPageRoutes {
    private final HtmlPages pages;
    private final PageSource source;
    private final boolean demo;

    /** @param demo whether {@code /} is the demo article */
    public OwnPageRoutes(HtmlPages pages, PageSource source, boolean demo) {
        this.pages = pages;
        this.source = source;
        this.demo = demo;
    }

    /** Mount it last: {@code /{site}/{discussion}} fits many paths, and passes on those whose second part is no id. */
    public void mount(Router router) {
        if (demo) {
            router.get("/").handler(this::article);
        }
        router.get("/problems/:slug").handler(this::problem);
        router.get("/:site/:discussion").handler(this::discussion);
    }

    private void article(RoutingContext call) {
        var article =
                new DemoArticle(call.request().scheme() + "://" + call.request().authority() + "/");
        var which = new PageSource.Which.ByKey(DemoArticle.KEY);
        source.read(wish(call, new SiteKey(DemoArticle.SITE), which))
                .map(page -> page.with(page.form().on(article.url(), article.title())))
                .map(page -> pages.article(article, page))
                .onSuccess(html -> answer(call, html))
                .onFailure(call::fail);
    }

    private void discussion(RoutingContext call) {
        var site = part(call, "site");
        var id = DiscussionId.parse(part(call, "discussion"));
        if (!SiteKey.fits(site) || id.isEmpty()) {
            call.next();
            return;
        }
        source.read(wish(call, new SiteKey(site), new PageSource.Which.ById(id.get())))
                .map(pages::page)
                .onSuccess(html -> answer(call, html))
                .onFailure(call::fail);
    }

    private void problem(RoutingContext call) {
        var kind = ProblemKind.of(part(call, "slug")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
        answer(call, pages.problem(kind));
    }

    private static void answer(RoutingContext call, Buffer html) {
        var response = PageHeaders.shared(call.response());
        if (call.queryParams().contains("minSeq")) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=0");
        }
        response.end(html);
    }

    private static PageSource.Wish wish(RoutingContext call, SiteKey site, PageSource.Which which) {
        return new PageSource.Wish(
                site,
                which,
                query(call, "sort").filter(DiscussionPage.SORTS::contains).orElse("oldest"),
                query(call, "after"),
                query(call, "branch").flatMap(CommentId::parse),
                query(call, "replyTo").flatMap(CommentId::parse),
                query(call, "minSeq").map(OwnPageRoutes::number).orElse(OptionalLong.empty()));
    }

    private static String part(RoutingContext call, String name) {
        return Optional.ofNullable(call.pathParam(name)).orElse("");
    }

    private static Optional<String> query(RoutingContext call, String name) {
        return Optional.ofNullable(call.queryParams().get(name)).filter(value -> !value.isEmpty());
    }

    /** Of people's address lines nothing is refused that can be left out. */
    private static OptionalLong number(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
