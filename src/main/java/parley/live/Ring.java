package parley.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.event.DiscussionId;
import parley.event.SiteKey;

/**
 * The newest events of one discussion, once for all sockets of this node. The keeper alone writes, on its event loop;
 * everybody else reads the snapshot behind the volatile reference.
 */
final class Ring {
    static final int EVENTS = 256;
    static final int CHARACTERS = 1024 * 1024;

    private final DiscussionId discussion;
    private final Promise<Ring> opened = Promise.promise();
    private final AtomicInteger readers = new AtomicInteger();
    private final List<Line> early = new ArrayList<>();
    private volatile @Nullable Stretch now;
    private volatile @Nullable SiteKey site;
    private volatile long touched;
    private long skipped;

    Ring(DiscussionId discussion) {
        this.discussion = discussion;
    }

    DiscussionId discussion() {
        return discussion;
    }

    /** Completes, on the keeper's event loop, when the ring knows where it starts. */
    Future<Ring> opened() {
        return opened.future();
    }

    /** Whose discussion it is; nobody knows before somebody has written there. */
    Optional<SiteKey> site() {
        return Optional.ofNullable(site);
    }

    Stretch now() {
        var stretch = now;
        if (stretch == null) {
            throw new IllegalStateException("not opened yet: ring of " + discussion);
        }
        return stretch;
    }

    long head() {
        return now().head();
    }

    AtomicInteger readers() {
        return readers;
    }

    void touch(long millis) {
        touched = millis;
    }

    boolean idleSince(long millis) {
        return readers.get() == 0 && touched < millis;
    }

    /** What came while the start was being read, and is not behind it, follows at once. */
    void open(long seq, Optional<SiteKey> owner) {
        owner.ifPresent(this::belongsTo);
        now = Stretch.empty(discussion, Math.max(seq, skipped));
        var waited = List.copyOf(early);
        early.clear();
        append(waited, UnaryOperator.identity());
        opened.tryComplete(this);
    }

    void fail(Throwable cause) {
        opened.tryFail(cause);
    }

    void belongsTo(SiteKey owner) {
        site = owner;
    }

    /**
     * @param again encodes a line anew: whoever resumes must not get a text that was taken down or changed since
     */
    void append(List<Line> lines, UnaryOperator<Line> again) {
        var stretch = now;
        if (stretch == null) {
            refresh(early, lines, again);
            early.addAll(lines);
            return;
        }
        long from = stretch.from();
        var all = new ArrayList<>(stretch.lines());
        refresh(all, lines, again);
        for (var line : lines) {
            long head = from + all.size();
            if (line.seq() > head + 1) {
                all.clear();
                from = line.seq() - 1;
            }
            if (line.seq() > head) {
                all.add(line);
            }
        }
        now = Stretch.of(discussion, from, all).newest(EVENTS, CHARACTERS);
    }

    /** Forgets everything up to there; whoever stands behind it reads from the database. */
    void skipTo(long seq) {
        var stretch = now;
        skipped = Math.max(skipped, seq);
        if (stretch != null && stretch.head() < seq) {
            now = Stretch.empty(discussion, seq);
        }
    }

    private static void refresh(List<Line> old, List<Line> fresh, UnaryOperator<Line> again) {
        var changed = fresh.stream().flatMap(line -> line.changed().stream()).collect(Collectors.toSet());
        if (!changed.isEmpty()) {
            old.replaceAll(line -> line.comment().filter(changed::contains).isPresent() ? again.apply(line) : line);
        }
    }
}
