package parley.live;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Connections, and subscriptions of all of them, that one client network holds open at once on this node. */
final class Seats {
    /** Whoever has too many open may close one; then there is room at once. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Allowance allowance;
    private final ConcurrentMap<String, Integer> connections = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> subscriptions = new ConcurrentHashMap<>();

    Seats(Allowance allowance) {
        this.allowance = allowance;
    }

    /** @throws Refusal RATE_LIMITED; otherwise {@link #disconnect} must follow once */
    void connect(String network) {
        take(connections, network, allowance.connections());
    }

    void disconnect(String network) {
        giveBack(connections, network);
    }

    /** @throws Refusal RATE_LIMITED; otherwise {@link #unsubscribe} must follow once */
    void subscribe(String network) {
        take(subscriptions, network, allowance.subscriptions());
    }

    void unsubscribe(String network) {
        giveBack(subscriptions, network);
    }

    private void take(ConcurrentMap<String, Integer> taken, String network, int most) {
        int now = taken.merge(network, 1, Integer::sum);
        if (allowance.limited() && now > most) {
            giveBack(taken, network);
            throw Refusal.retryAfter(ProblemKind.RATE_LIMITED, RETRY);
        }
    }

    private static void giveBack(ConcurrentMap<String, Integer> taken, String network) {
        taken.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
    }
}
