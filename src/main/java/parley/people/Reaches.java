package parley.people;

import java.util.List;
import java.util.stream.Collectors;
import parley.event.SiteKey;
import parley.sites.Sites;
import parley.web.Fields;
import parley.web.Reach;

/** Reads for which sites somebody is to work. */
final class Reaches {
    private Reaches() {}

    /** The field {@code sites}: keys of sites there are; left out it means all of them. */
    static Reach read(Fields fields, Sites sites) {
        var keys = fields.optionalTexts("sites");
        if (keys.filter(named -> !allKnown(named, sites)).isPresent()) {
            fields.mistake("sites", "must be keys of sites, at least one");
        }
        return keys.filter(named -> allKnown(named, sites)).map(Reaches::of).orElse(Reach.everywhere());
    }

    static boolean allKnown(List<String> keys, Sites sites) {
        return !keys.isEmpty()
                && keys.stream()
                        .allMatch(key -> SiteKey.fits(key)
                                && sites.find(new SiteKey(key)).isPresent());
    }

    static Reach of(List<String> keys) {
        return new Reach.Sites(keys.stream().map(SiteKey::new).collect(Collectors.toUnmodifiableSet()));
    }
}
