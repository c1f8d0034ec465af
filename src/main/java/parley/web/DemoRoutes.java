package parley.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Optional;
import parley.event.SiteKey;
import parley.texts.Language;

/** The demo: a small newspaper with two articles, its index page, and a page on which two readers sit side by side. */
public final class DemoRoutes implements Routes {
    private final Desk desk;
    private final HtmlPages pages;
    private final PageSource source;
    private final OwnAnswer own;
    private final Optional<String> mailbox;

    /** @param mailbox where the mails of the demo can be looked at */
    public DemoRoutes(Desk desk, HtmlPages pages, PageSource source, OwnAnswer own, Optional<String> mailbox) {
        this.desk = desk;
        this.pages = pages;
        this.source = source;
        this.own = own;
        this.mailbox = mailbox;
    }

    @Override
    public void mount(Router router) {
        DemoArticle.ALL.forEach(article -> desk.get(router, article.path(), desk.any(call -> article(call, article))));
        desk.get(router, "/demo/", desk.any(this::index));
        desk.get(router, "/demo/two", desk.any(this::two));
    }

    private Future<?> article(Call call, DemoArticle which) {
        call.limit(Rate.READ);
        var article = which.on(call.here());
        var wish = OwnPageRoutes.wish(
                call.context(), new SiteKey(DemoArticle.SITE), new PageSource.Which.ByKey(article.key()));
        return source.read(wish)
                .map(page -> page.with(page.form().on(article.url(), article.title())))
                .map(page -> page.in(call.namedLanguage().orElse(Language.ENGLISH))) // as the article is
                .compose(page -> own.answer(
                        call,
                        page,
                        PageHeaders.framedBy(Readers.of(call).origins()),
                        shown -> pages.article(article, shown, mailbox)));
    }

    private Future<?> index(Call call) {
        call.limit(Rate.READ);
        return PageHeaders.shared(call.context().response()).end(pages.index());
    }

    private Future<?> two(Call call) {
        call.limit(Rate.READ);
        var readers = Readers.of(call);
        return PageHeaders.shared(call.context().response())
                .putHeader("Content-Security-Policy", PageHeaders.framing(readers.origins()))
                .end(pages.two(readers.first(), readers.second()));
    }

    /**
     * Two origins of this one server: what a browser keeps for one of them it does not show the other, so they are two
     * people to it.
     */
    private record Readers(String first, String second) {
        static Readers of(Call call) {
            var here = call.here();
            var there = here.contains("//localhost")
                    ? here.replace("//localhost", "//127.0.0.1")
                    : here.replace("//127.0.0.1", "//localhost");
            return new Readers(here, there);
        }

        String origins() {
            return first.equals(second) ? "'self'" : "'self' " + second;
        }
    }
}
