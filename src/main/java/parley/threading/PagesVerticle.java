package parley.threading;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import parley.bus.Bus;
import parley.journal.Entry;
import parley.journal.News;
import parley.journal.Rewound;

/** Tells the snapshots of what other nodes committed. What this node commits they know before it is answered. */
public final class PagesVerticle extends VerticleBase {
    private final Bus bus;
    private final Pages pages;
    private final Places places;

    public PagesVerticle(Bus bus, Pages pages, Places places) {
        this.bus = bus;
        this.pages = pages;
        this.places = places;
    }

    @Override
    public Future<?> start() {
        return Future.all(bus.follow(News.class, this::heard), bus.follow(Rewound.class, _ -> forget()));
    }

    private void heard(News news) {
        news.entries().forEach(this::heard);
    }

    private void heard(Entry entry) {
        entry.seq().ifPresent(seq -> pages.stale(entry.discussion(), seq));
    }

    private void forget() {
        pages.forgetAll();
        places.forgetAll();
    }
}
