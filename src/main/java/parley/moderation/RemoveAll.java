package parley.moderation;

import java.util.Optional;
import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/**
 * Removes what an author wrote on a site, wherever it is readable or waits; what was turned down already stays where it
 * is. Asked again, it goes on with what is left. Fails with NOT_FOUND where nobody of that id wrote on the site.
 *
 * @param author their public id
 * @param reason a code of the newsroom's own, at most 64 characters
 */
public record RemoveAll(Caller caller, SiteKey site, String author, Optional<String> reason)
        implements Command<RemoveAll.Removed> {

    /** @param more whether there may be others: so many at once would keep everybody else waiting */
    public record Removed(int count, boolean more) {}
}
