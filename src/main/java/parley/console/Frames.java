package parley.console;

import java.util.List;
import java.util.Optional;
import parley.event.SiteKey;
import parley.sites.Site;
import parley.sites.Sites;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Right;

/** Makes what stands around a page: for whom, of which site. */
final class Frames {
    private final Sites sites;
    private final Reception reception;

    Frames(Sites sites, Reception reception) {
        this.sites = sites;
        this.reception = reception;
    }

    /** The site that the address names. @throws parley.problem.Refusal UNKNOWN_SITE; NOT_ALLOWED where it is not theirs */
    Optional<SiteKey> site(Call call, Caller.Staff staff, Right right) {
        var asked = Optional.ofNullable(call.context().queryParams().get("site"))
                .filter(key -> !key.isEmpty())
                .map(SiteKey::new);
        asked.ifPresent(key -> {
            staff.must(right, key);
            sites.get(key);
        });
        return asked;
    }

    /** Those for which they may do this. */
    List<Site> of(Caller.Staff staff, Right right) {
        return sites.keys().stream()
                .filter(key -> staff.may(right, key))
                .map(sites::get)
                .toList();
    }

    Frame frame(Call call, Caller.Staff staff, Optional<SiteKey> site, String area, String title) {
        var t = call.texts();
        return new Frame(
                t, title, staff, reception.token(staff), of(staff, Right.READ_QUEUES), site, area, Optional.empty());
    }
}
