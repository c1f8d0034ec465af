package parley.web;

import java.util.Optional;
import java.util.function.Function;
import parley.event.DiscussionId;
import parley.sites.Site;

/**
 * What a link to a discussion's own page says of it, so that the first comment can be written there: an id says nothing
 * of its key, but a key says its id.
 *
 * @param url the page that embeds it; empty where none was named, or none that is the site's
 * @param title empty where none was named
 */
record Opening(String key, String url, String title) {

    /** Of people's address lines nothing is refused that can be left out; a key that makes another id can. */
    static Optional<Opening> of(Site site, DiscussionId id, Function<String, Optional<String>> query) {
        var url = query.apply("url");
        return query.apply("key")
                .or(() -> url.flatMap(page -> DiscussionKey.ofUrl(page, site.policy())))
                .filter(key -> DiscussionKey.fits(key)
                        && DiscussionId.of(site.key(), key).equals(id))
                .map(key -> new Opening(
                        key,
                        url.filter(page -> DiscussionKey.isOn(page, site)).orElse(""),
                        query.apply("title").filter(DiscussionKey::fitsTitle).orElse("")));
    }
}
