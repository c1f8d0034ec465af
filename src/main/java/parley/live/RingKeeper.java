package parley.live;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bus.Bus;
import parley.event.DiscussionId;
import parley.journal.Entry;
import parley.journal.News;
import parley.journal.Rewound;
import parley.journal.Unread;
import parley.threading.Current;

/**
 * Fills the rings of this node from the journal's news. One on a node, on an event loop: it alone writes to rings, one
 * read of the database at a time, so that what is encoded later was also read later.
 */
public final class RingKeeper extends VerticleBase {
    private static final int AT_ONCE = 256;
    private static final int WAITING = 10_000;
    private static final long SWEEP_MILLIS = 15_000;
    private static final Logger LOG = LoggerFactory.getLogger(RingKeeper.class);

    private final Bus bus;
    private final Rings rings;
    private final Reads reads;
    private final Encoder encoder;
    private final Duration retry;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private boolean reading;
    private int history;

    RingKeeper(Bus bus, Rings rings, Reads reads, Encoder encoder, Duration retry) {
        this.bus = bus;
        this.rings = rings;
        this.reads = reads;
        this.encoder = encoder;
        this.retry = retry;
    }

    @Override
    public Future<?> start() {
        rings.openBy(ring -> context.runOnContext(_ -> open(ring)));
        vertx.setPeriodic(SWEEP_MILLIS, _ -> rings.closeIdle());
        return bus.follow(News.class, this::hear).compose(_ -> bus.follow(Rewound.class, _ -> rewind()));
    }

    /** The ring is registered already: what is told while its start is being read waits in it, and nothing is missed. */
    private void open(Ring ring) {
        reads.discussion(ring.discussion())
                .onSuccess(now -> {
                    var discussion = now.discussion(ring.discussion());
                    ring.open(discussion.map(d -> d.seq()).orElse(0L), discussion.map(d -> d.site()));
                })
                .onFailure(away -> {
                    rings.remove(ring);
                    ring.fail(away);
                });
    }

    private void hear(News news) {
        news.entries().stream()
                .filter(entry -> entry.seq().isPresent()
                        && rings.find(entry.discussion()).isPresent())
                .forEach(waiting::add);
        skip(news.unread());
        if (waiting.size() > WAITING) {
            skip(ends(waiting));
            waiting.clear();
        }
        encodeOn();
    }

    private void encodeOn() {
        if (reading || waiting.isEmpty()) {
            return;
        }
        reading = true;
        var entries = take();
        int asked = history;
        reads.of(entries)
                .onSuccess(now -> {
                    reading = false;
                    if (asked == history) {
                        tell(entries, now);
                    }
                    encodeOn();
                })
                .onFailure(away -> retry(asked, entries, away));
    }

    private List<Entry> take() {
        var entries = new ArrayList<Entry>();
        while (entries.size() < AT_ONCE && !waiting.isEmpty()) {
            entries.add(waiting.remove());
        }
        return entries;
    }

    private void tell(List<Entry> entries, Current now) {
        try {
            append(entries, now);
        } catch (RuntimeException broken) {
            LOG.error("cannot be told as events: {}", entries, broken);
            skip(ends(entries));
        }
    }

    private void append(List<Entry> entries, Current now) {
        var lines = new LinkedHashMap<DiscussionId, List<Line>>();
        for (var entry : entries) {
            lines.computeIfAbsent(entry.discussion(), _ -> new ArrayList<>()).add(encoder.line(entry, now));
        }
        lines.forEach((discussion, fresh) -> rings.find(discussion).ifPresent(ring -> {
            ring.belongsTo(fresh.getFirst().entry().site());
            ring.append(fresh, old -> encoder.line(old.entry(), now));
        }));
        rings.tell(Set.copyOf(lines.keySet()));
    }

    private void retry(int asked, List<Entry> entries, Throwable away) {
        LOG.warn("live events wait for the database: {}", away.toString());
        if (asked == history) {
            entries.reversed().forEach(waiting::addFirst);
        }
        vertx.setTimer(retry.toMillis(), _ -> {
            reading = false;
            encodeOn();
        });
    }

    private static Map<DiscussionId, Long> ends(Collection<Entry> entries) {
        var last = new LinkedHashMap<DiscussionId, Long>();
        entries.forEach(entry -> last.put(entry.discussion(), entry.seq().orElseThrow()));
        return last;
    }

    /** Nobody here can tell what these say; whoever gets there must read the page anew. */
    private void skip(List<Unread> lines) {
        var last = new LinkedHashMap<DiscussionId, Long>();
        lines.forEach(line -> line.seq().ifPresent(seq -> last.put(line.discussion(), seq)));
        skip(last);
    }

    /** The rings start anew behind these, and their readers look into the database. */
    private void skip(Map<DiscussionId, Long> last) {
        last.forEach((discussion, seq) -> rings.find(discussion).ifPresent(ring -> ring.skipTo(seq)));
        rings.tell(Set.copyOf(last.keySet()));
    }

    private void rewind() {
        history++;
        waiting.clear();
        rings.clear();
    }
}
