package parley.console;

import java.util.List;
import java.util.Optional;
import parley.event.SiteKey;
import parley.sites.Site;
import parley.texts.Texts;
import parley.web.Caller;
import parley.web.Right;

/**
 * What stands around every page of the console.
 *
 * @param token for forms, see {@link Reception#token}
 * @param sites those that this person works for
 * @param site the one that was chosen; empty for all of them
 * @param area {@code queues}, {@code policy}, {@code statistics} or {@code audit}
 * @param notice what is said of the last deed
 */
public record Frame(
        Texts t,
        String title,
        Caller.Staff who,
        String token,
        List<Site> sites,
        Optional<SiteKey> site,
        String area,
        Optional<Notice> notice) {

    public boolean mayEditPolicy() {
        return who.mayAnywhere(Right.EDIT_POLICY);
    }

    public boolean mayReadAudit() {
        return who.mayAnywhere(Right.READ_AUDIT);
    }

    public boolean managesStaff() {
        return who.may(Right.MANAGE_STAFF);
    }

    public boolean isAt(SiteKey key) {
        return site.filter(key::equals).isPresent();
    }

    /** An address of another area, of the same site. */
    public String link(String path) {
        return site.map(key -> path + "?site=" + key.value()).orElse(path);
    }

    Frame saying(Optional<Notice> other) {
        return new Frame(t, title, who, token, sites, site, area, other);
    }
}
