package parley.screening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text as word lists see it: as it stands, and as it reads in disguise. Cut into words when it is first asked for. */
final class Reading {

    private final String text;
    /** Two threads at worst do the same work twice. */
    private volatile @Nullable List<Words> all;

    Reading(String text) {
        this.text = text;
    }

    List<Words> all() {
        var known = all;
        if (known == null) {
            var plain = Words.of(text);
            var readings = new ArrayList<>(List.of(plain));
            Disguise.reading(plain).ifPresent(readings::add);
            known = List.copyOf(readings);
            all = known;
        }
        return known;
    }
}
