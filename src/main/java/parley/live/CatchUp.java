package parley.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.event.DiscussionId;
import parley.journal.Entry;
import parley.journal.JournalReader;

/**
 * Reads from the database what a ring no longer holds. However many have fallen off at the same place, it is read once
 * for all of them.
 */
final class CatchUp {
    /** About a frame of common comments. A slow listener holds on to what was read until it has got it. */
    private static final int LINES = 64;

    private final JournalReader journal;
    private final Reads reads;
    private final Encoder encoder;
    private final Map<Place, Future<Stretch>> flights = new ConcurrentHashMap<>();

    private record Place(DiscussionId discussion, long after) {}

    CatchUp(JournalReader journal, Reads reads, Encoder encoder) {
        this.journal = journal;
        this.reads = reads;
        this.encoder = encoder;
    }

    /** The events after a cursor, up to 64; empty where the next one cannot be told. Completes on any thread. */
    Future<Stretch> after(DiscussionId discussion, long seq) {
        var place = new Place(discussion, seq);
        var mine = Promise.<Stretch>promise();
        var flying = flights.putIfAbsent(place, mine.future());
        if (flying != null) {
            return flying;
        }
        journal.after(discussion, seq, LINES)
                .compose(entries -> encoded(place, entries))
                .onComplete(_ -> flights.remove(place))
                .onComplete(mine);
        return mine.future();
    }

    /** Up to the first gap: a line that is not kept any more, or one that only a later version understands. */
    private static List<Entry> following(Place place, List<Entry> entries) {
        int count = 0;
        while (count < entries.size() && entries.get(count).seq().orElseThrow() == place.after + count + 1) {
            count++;
        }
        return entries.subList(0, count);
    }

    private Future<Stretch> encoded(Place place, List<Entry> found) {
        var entries = following(place, found);
        if (entries.isEmpty()) {
            return Future.succeededFuture(Stretch.empty(place.discussion, place.after));
        }
        return reads.of(entries)
                .map(now -> Stretch.of(
                        place.discussion,
                        place.after,
                        entries.stream().map(entry -> encoder.line(entry, now)).toList()));
    }
}
