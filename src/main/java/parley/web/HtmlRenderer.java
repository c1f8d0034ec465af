package parley.web;

import io.vertx.core.buffer.Buffer;
import parley.event.SiteKey;
import parley.sites.Policy;
import parley.sites.Site;
import parley.sites.Sites;
import parley.texts.Language;
import parley.threading.DiscussionView;
import parley.threading.Page;
import parley.threading.PageQuery;
import parley.threading.Query;
import parley.threading.Renderer;
import parley.threading.Representation;
import parley.threading.Shape;
import parley.threading.Sort;

/** Makes the HTML of pages that are kept for all readers. */
public final class HtmlRenderer implements Renderer {
    private final HtmlPages pages;
    private final Sites sites;
    private final boolean mail;

    /** @param mail whether any is sent, so that writers may ask for it */
    public HtmlRenderer(HtmlPages pages, Sites sites, boolean mail) {
        this.pages = pages;
        this.sites = sites;
        this.mail = mail;
    }

    @Override
    public Buffer render(Query query, Page page, Shape shape) {
        var html = html(query, page, shape);
        return shape.representation() == Representation.SHADOW ? HtmlPages.shadow(html, shape.origin()) : html;
    }

    private Buffer html(Query query, Page page, Shape shape) {
        var language = Language.of(shape.language());
        return switch (query) {
            case PageQuery asked ->
                pages.fragment(page(page, asked.sort(), asked.after().isEmpty()).in(language));
            case Query.Context asked ->
                pages.fragment(
                        page(page, asked.sort(), page.previous().isEmpty()).in(language));
            case Query.Branch _ -> pages.replies(language, page.discussion().site(), page.comments(), page.next());
        };
    }

    DiscussionPage page(Page page, Sort sort, boolean begins) {
        var shown = DiscussionPage.first(
                        page.discussion(), page.comments(), page.next(), sort.label(), form(page.discussion()))
                .pinning(page.top());
        return begins ? shown : shown.beginningLater();
    }

    FormView form(DiscussionView discussion) {
        var policy =
                sites.find(new SiteKey(discussion.site())).map(Site::policy).orElse(Policy.DEFAULT);
        return FormView.empty(discussion, policy).offeringMail(mail);
    }
}
