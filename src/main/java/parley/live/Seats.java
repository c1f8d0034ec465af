package parley.live;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Sockets and streams that one address may hold open at once on this node. */
final class Seats {
    static final int EACH = 20;

    /** Whoever has too many open may close one; then there is room at once. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final boolean limited;
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    Seats(boolean limited) {
        this.limited = limited;
    }

    /** @throws Refusal RATE_LIMITED; otherwise the seat must be given back */
    void take(String address) {
        int now = taken.merge(address, 1, Integer::sum);
        if (limited && now > EACH) {
            giveBack(address);
            throw Refusal.retryAfter(ProblemKind.RATE_LIMITED, RETRY);
        }
    }

    void giveBack(String address) {
        taken.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
}
