package parley.threading;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.OptionalLong;
import parley.bus.Bus;
import parley.event.DiscussionId;
import parley.journal.News;
import parley.journal.Rewound;

/** Tells the snapshots of what other nodes committed. What this node commits they know before it is answered. */
public final class PagesVerticle extends VerticleBase {
    private final Bus bus;
    private final Pages pages;

    public PagesVerticle(Bus bus, Pages pages) {
        this.bus = bus;
        this.pages = pages;
    }

    @Override
    public Future<?> start() {
        return Future.all(bus.follow(News.class, this::heard), bus.follow(Rewound.class, _ -> pages.forgetAll()));
    }

    private void heard(News news) {
        news.entries().forEach(entry -> stale(entry.discussion(), entry.seq()));
        news.unread().forEach(line -> stale(line.discussion(), line.seq()));
    }

    private void stale(DiscussionId discussion, OptionalLong seq) {
        seq.ifPresent(reached -> pages.stale(discussion, reached));
    }
}
