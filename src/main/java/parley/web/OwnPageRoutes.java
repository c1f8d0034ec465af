package parley.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/** Parley's own page of a discussion by itself. */
public final class OwnPageRoutes implements Routes {
    private final Desk desk;
    private final HtmlPages pages;
    private final PageSource source;
    private final OwnAnswer own;

    public OwnPageRoutes(Desk desk, HtmlPages pages, PageSource source, OwnAnswer own) {
        this.desk = desk;
        this.pages = pages;
        this.source = source;
        this.own = own;
    }

    /** Mount it last: {@code /{site}/{discussion}} fits many paths, and passes on those whose second part is no id. */
    @Override
    public void mount(Router router) {
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
                .compose(page -> own.answer(call, page.in(call.language()), pages::page));
    }

    static PageSource.Wish wish(RoutingContext call, SiteKey site, PageSource.Which which) {
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
