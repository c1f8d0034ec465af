package parley.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.util.function.Function;
import parley.event.SiteKey;
import parley.threading.Author;

/** How own pages with a discussion go out: shared where they are the same for all, else for their reader alone. */
public record OwnAnswer(Desk desk, Clock clock) {

    Future<Void> answer(Call call, DiscussionPage page, Function<DiscussionPage, Buffer> html) {
        return answer(call, page, PageHeaders.POLICY, html);
    }

    /** @param policy the page's Content-Security-Policy */
    Future<Void> answer(Call call, DiscussionPage page, String policy, Function<DiscussionPage, Buffer> html) {
        var context = call.context();
        var reader = reader(call, new SiteKey(page.discussion().site()));
        var response = PageHeaders.shared(context.response()).putHeader("Content-Security-Policy", policy);
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
}
