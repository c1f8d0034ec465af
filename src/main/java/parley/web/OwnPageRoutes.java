package parley.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.texts.Language;
import parley.threading.Author;

/** Parley's own pages: the demo article, a discussion by itself. */
public final class OwnPageRoutes implements Routes {
    private final Desk desk;
    private final HtmlPages pages;
    private final PageSource source;
    private final Clock clock;
    private final boolean demo;

    /** @param demo whether {@code /} is the demo article */
    public OwnPageRoutes(Desk desk, HtmlPages pages, PageSource source, Clock clock, boolean demo) {
        this.desk = desk;
        this.pages = pages;
        this.source = source;
        this.clock = clock;
        this.demo = demo;
    }

    /** Mount it last: {@code /{site}/{discussion}} fits many paths, and passes on those whose second part is no id. */
    @Override
    public void mount(Router router) {
        if (demo) {
            desk.get(router, "/", desk.any(this::article));
        }
        var page = desk.any(this::discussion);
        desk.get(router, "/:site/:discussion", context -> {
            if (fits(context)) {
                page.handle(context);
            } else {
                context.next();
            }
        });
    }

    private static boolean fits(RoutingContext context) {
        return SiteKey.fits(part(context, "site"))
                && DiscussionId.parse(part(context, "discussion")).isPresent();
    }

    private Future<?> article(Call call) {
        call.limit(Rate.READ);
        var request = call.context().request();
        var article = new DemoArticle(request.scheme() + "://" + request.authority() + "/");
        var which = new PageSource.Which.ByKey(DemoArticle.KEY);
        return source.read(wish(call.context(), new SiteKey(DemoArticle.SITE), which))
                .map(page -> page.with(page.form().on(article.url(), article.title())))
                .map(page -> page.in(call.namedLanguage().orElse(Language.ENGLISH))) // as the article is
                .compose(page -> answer(call, page, shown -> pages.article(article, shown)));
    }

    private Future<?> discussion(Call call) {
        call.limit(Rate.READ);
        var context = call.context();
        var site = new SiteKey(call.path("site"));
        var id = DiscussionId.parse(call.path("discussion")).orElseThrow();
        var opening = desk.sites().find(site).flatMap(known -> Opening.of(known, id, name -> query(context, name)));
        var which = opening.<PageSource.Which>map(named -> new PageSource.Which.ByKey(named.key()))
                .orElseGet(() -> new PageSource.Which.ById(id));
        return source.read(wish(context, site, which))
                .map(page -> opening.map(named -> page.with(page.form().on(named.url(), named.title())))
                        .orElse(page))
                .compose(page -> answer(call, page.in(call.language()), pages::page));
    }

    private Future<Void> answer(Call call, DiscussionPage page, Function<DiscussionPage, Buffer> html) {
        var context = call.context();
        var reader = reader(call, new SiteKey(page.discussion().site()));
        var response = PageHeaders.shared(context.response());
        if (reader.author().isPresent() || context.queryParams().contains("minSeq")) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=0");
        }
        return response.end(html.apply(page.readBy(reader)));
    }

    /** By the cookie that a form left: whoever has no script finds the links to change a comment here. */
    private Reader reader(Call call, SiteKey site) {
        var author = call.caller().guest().map(guest -> Author.publicId(site, guest));
        var window = desk.sites().find(site).map(known -> known.policy().editWindow());
        return author.isEmpty() || window.isEmpty()
                ? Reader.ANYBODY
                : new Reader(author, clock.instant().minus(window.get()));
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
