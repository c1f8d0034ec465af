package parley.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.event.GuestId;

class WatchersTest {
    private static final GuestId IDA = new GuestId(new UUID(1, 1));
    private static final GuestId OLE = new GuestId(new UUID(2, 2));

    private final Watchers watchers = new Watchers();
    private final AtomicInteger rung = new AtomicInteger();

    @Test
    void whoWatchesIsRungUntilTheyLeave() {
        var leave = watchers.add(IDA, rung::incrementAndGet);
        watchers.ring(List.of(IDA, OLE));
        assertThat(rung).hasValue(1);
        leave.run();
        leave.run();
        watchers.ring(List.of(IDA));
        assertThat(rung).hasValue(1);
        assertThat(watchers.people()).isEmpty();
    }

    @Test
    void aLookRingsOnlyThoseWhoHaveMoved() {
        var leave = watchers.add(IDA, rung::incrementAndGet);
        watchers.compare(Map.of(IDA, 1L, OLE, 9L));
        watchers.compare(Map.of(IDA, 1L));
        assertThat(rung).hasValue(1);
        watchers.compare(Map.of(IDA, 2L));
        assertThat(rung).hasValue(2);
        leave.run();
        watchers.add(IDA, rung::incrementAndGet);
        watchers.compare(Map.of(IDA, 2L)); // whoever comes is looked at anew
        assertThat(rung).hasValue(3);
    }
}
