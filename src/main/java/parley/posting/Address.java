package parley.posting;

import io.vertx.core.Future;
import java.util.Optional;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Site;
import parley.threading.DiscussionSeed;
import parley.threading.Finder;
import parley.web.Call;
import parley.web.DiscussionKey;
import parley.web.Rate;

/**
 * Where somebody wants to write, made of what they say about it. Whoever does not speak for the site may only name pages of the
 * site, and may not open new discussions without end.
 */
public record Address(Finder finder) {
    /** As it came. */
    record Said(Optional<String> key, Optional<String> url, Optional<String> title) {}

    /** @throws Refusal if it cannot be, or may not be written to by this caller */
    Future<DiscussionSeed> seed(Call call, Site site, Said said) {
        boolean trusted = call.caller().speaksFor(site.key());
        var url = said.url().filter(text -> !text.isBlank());
        url.filter(text -> !isPage(text, site, trusted)).ifPresent(foreign -> {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED, "/discussion/url", "must be a page on one of the site's origins");
        });
        var title = said.title().map(String::strip).filter(text -> !text.isEmpty());
        if (title.filter(text -> !DiscussionKey.fitsTitle(text)).isPresent()) {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED,
                    "/discussion/title",
                    "has at most " + DiscussionKey.LONGEST_TITLE + " characters");
        }
        var page = url.flatMap(DiscussionKey::address);
        var seed = new DiscussionSeed(site.key(), key(said.key(), url, site), page, title, trusted);
        return trusted ? Future.succeededFuture(seed) : limitNew(call, seed);
    }

    private static String key(Optional<String> given, Optional<String> url, Site site) {
        if (given.filter(key -> !DiscussionKey.fits(key)).isPresent()) {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED, "/discussion/key", "has 1 to " + DiscussionKey.LONGEST + " characters");
        }
        return given.or(() -> url.flatMap(page -> DiscussionKey.ofUrl(page, site.policy())))
                .orElseThrow(() -> Refusal.field(
                        ProblemKind.MALFORMED_REQUEST, "/discussion", "needs a key, or the url of its page"));
    }

    private Future<DiscussionSeed> limitNew(Call call, DiscussionSeed seed) {
        return finder.isThere(seed.id()).map(there -> {
            if (!there) {
                call.limit(Rate.NEW_DISCUSSION);
            }
            return seed;
        });
    }

    static CommentId parent(String id) {
        return CommentId.parse(id)
                .orElseThrow(() -> Refusal.field(ProblemKind.BAD_PARENT, "/parentId", "is not a comment's id"));
    }

    private static boolean isPage(String text, Site site, boolean trusted) {
        return trusted ? DiscussionKey.address(text).isPresent() : DiscussionKey.isOn(text, site);
    }
}
