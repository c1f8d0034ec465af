package parley.loss;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** What the clients asked for and what they were told: what the database and the subscribers are held against. */
final class Ledger {

    /**
     * An acknowledged comment.
     *
     * @param token the first word of its text, and its Idempotency-Key: it tells the comment from all others
     */
    record Posted(String token, UUID id, UUID discussion, long seq, int number, String html) {}

    /** An acknowledged vote. */
    record Voted(UUID comment, int value) {}

    private final Set<String> offered = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, Posted> posted = new ConcurrentHashMap<>();
    private final Map<UUID, String> edited = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> versions = new ConcurrentHashMap<>();
    private final Set<UUID> removed = ConcurrentHashMap.newKeySet();
    private final List<Voted> votes = new CopyOnWriteArrayList<>();
    private final Map<UUID, List<UUID>> standing = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentSkipListMap<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private long lastNanos = System.nanoTime();
    private long longestNanos;

    void offer(String token) {
        offered.add(token);
    }

    void refuse(String token) {
        refused.add(token);
    }

    void post(Posted comment) {
        posted.put(comment.token(), comment);
        version(comment.id(), comment.html());
    }

    /** From now on others may vote on it and reply to it: nobody will take it away. */
    void stand(Posted comment) {
        var those = standing.computeIfAbsent(comment.discussion(), _ -> new ArrayList<>());
        synchronized (those) {
            those.add(comment.id());
        }
    }

    Optional<UUID> anyStanding(UUID discussion, RandomGenerator random) {
        var those = standing.getOrDefault(discussion, List.of());
        synchronized (those) {
            return those.isEmpty() ? Optional.empty() : Optional.of(those.get(random.nextInt(those.size())));
        }
    }

    void edit(UUID comment, String html) {
        edited.put(comment, html);
        version(comment, html);
    }

    private void version(UUID comment, String html) {
        versions.computeIfAbsent(comment.toString(), _ -> ConcurrentHashMap.newKeySet())
                .add(html);
    }

    /** All that this comment has ever said, as HTML. */
    Set<String> versions(String comment) {
        return versions.getOrDefault(comment, Set.of());
    }

    void remove(UUID comment) {
        removed.add(comment);
    }

    void restore(UUID comment) {
        removed.remove(comment);
    }

    void vote(Voted vote) {
        votes.add(vote);
    }

    /** An answer that no rule of the API explains. */
    void wonder(String answer) {
        unexpected.add(answer);
    }

    void fail(String how) {
        failures.computeIfAbsent(how, _ -> new AtomicInteger()).incrementAndGet();
        retries.incrementAndGet();
    }

    synchronized void acknowledge() {
        acknowledged.incrementAndGet();
        long now = System.nanoTime();
        longestNanos = Math.max(longestNanos, now - lastNanos);
        lastNanos = now;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    synchronized Duration longestSilence() {
        return Duration.ofNanos(longestNanos);
    }

    /** Offered, and neither acknowledged nor refused to the end. */
    Set<String> unanswered() {
        var open = new TreeSet<>(offered);
        open.removeAll(posted.keySet());
        open.removeAll(refused);
        return open;
    }

    String htmlOf(Posted comment) {
        return edited.getOrDefault(comment.id(), comment.html());
    }

    boolean readable(Posted comment) {
        return !removed.contains(comment.id());
    }

    Set<String> offered() {
        return Set.copyOf(offered);
    }

    Set<String> refused() {
        return Set.copyOf(refused);
    }

    Map<String, Posted> posted() {
        return Map.copyOf(posted);
    }

    List<Voted> votes() {
        return List.copyOf(votes);
    }

    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    int retries() {
        return retries.get();
    }

    Map<String, Integer> failures() {
        var counts = new TreeMap<String, Integer>();
        failures.forEach((how, count) -> counts.put(how, count.get()));
        return counts;
    }
}
