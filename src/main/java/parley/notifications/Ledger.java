package parley.notifications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.GuestId;

/** The inboxes of one transaction in memory: as they were loaded, under their locks, and what becomes of them. */
final class Ledger {
    /** A bundle counts so far and no further. */
    static final int MOST_ACTORS = 1_000;

    /** How far somebody has been told, and how much of it they have not seen. */
    record Head(long seq, int unread) {
        static final Head NEW = new Head(0, 0);
    }

    /** What a person's socket hears. */
    record Line(GuestId person, long seq, String type, UUID notification, Instant at) {}

    private record Following(GuestId person, DiscussionId discussion) {}

    /** Whether a follower has been told of a discussion and has not looked yet. */
    record Wait(GuestId person, DiscussionId discussion, boolean waiting) {}

    private final Map<GuestId, Head> heads = new HashMap<>();
    private final Map<CommentId, Map<UUID, Notification>> rows = new HashMap<>();
    private final Map<UUID, Notification> inserted = new LinkedHashMap<>();
    private final Map<UUID, Notification> changed = new LinkedHashMap<>();
    private final Map<GuestId, Head> moved = new LinkedHashMap<>();
    private final Map<Following, Boolean> waiting = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    Ledger(Map<GuestId, Head> heads, Collection<Notification> rows) {
        this.heads.putAll(heads);
        rows.forEach(this::keep);
    }

    /** Whether somebody has just been told that there is something new in a discussion they follow. */
    boolean waits(GuestId person, DiscussionId discussion) {
        return waiting.getOrDefault(new Following(person, discussion), false);
    }

    Stream<Notification> about(CommentId comment) {
        return List.copyOf(rows.getOrDefault(comment, Map.of()).values()).stream();
    }

    /** A new one. */
    void add(Notification fresh) {
        var head = move(fresh.person(), 1);
        var row = fresh.as(Notification.State.UNREAD, head.seq());
        keep(row);
        inserted.put(row.id(), row);
        waits(row, true);
        tell(row, "notified", row.at());
    }

    /** Takes back what was not seen yet. */
    void withdraw(Notification row, Instant at) {
        var head = move(row.person(), -1);
        waits(row, false);
        change(row.as(Notification.State.WITHDRAWN, head.seq()));
        tell(row.as(Notification.State.WITHDRAWN, head.seq()), "withdrawn", at);
    }

    /** A bundle that was not seen yet has others behind it now. */
    void regroup(Notification row, List<String> actors, long position, Instant at) {
        var head = move(row.person(), 0);
        var grouped = row.with(actors, head.seq(), position, at);
        change(grouped);
        tell(grouped, "notified", at);
    }

    private void waits(Notification row, boolean now) {
        if (row.kind() == Kind.FOLLOWED) {
            waiting.put(new Following(row.person(), row.discussion()), now);
        }
    }

    private Head head(GuestId person) {
        return Optional.ofNullable(heads.get(person)).orElse(Head.NEW);
    }

    private Head move(GuestId person, int unread) {
        var before = head(person);
        var after = new Head(before.seq() + 1, before.unread() + unread);
        heads.put(person, after);
        moved.put(person, after);
        return after;
    }

    private void change(Notification row) {
        keep(row);
        (inserted.containsKey(row.id()) ? inserted : changed).put(row.id(), row);
    }

    private void keep(Notification row) {
        rows.computeIfAbsent(row.comment(), _ -> new LinkedHashMap<>()).put(row.id(), row);
    }

    private void tell(Notification row, String type, Instant at) {
        lines.add(new Line(row.person(), row.seq(), type, row.id(), at));
    }

    Map<GuestId, Head> moved() {
        return moved;
    }

    Collection<Notification> inserted() {
        return inserted.values();
    }

    Collection<Notification> changed() {
        return changed.values();
    }

    List<Wait> waits() {
        return waiting.entrySet().stream()
                .map(one -> new Wait(one.getKey().person(), one.getKey().discussion(), one.getValue()))
                .toList();
    }

    List<Line> lines() {
        return lines;
    }

    Set<GuestId> people() {
        return moved.keySet();
    }
}
