package parley.loss;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import parley.database.CrashableServer;

/** What goes wrong when: all of it follows from the seed. */
record Faults(List<Planned> plan) {

    enum Fault {
        KILL_NODE_1,
        KILL_POSTGRES,
        KILL_NODE_2,
        STOP_POSTGRES_AT_ONCE;

        void strike(CrashableServer server, List<Node> nodes) {
            switch (this) {
                case KILL_NODE_1 -> nodes.get(0).kill();
                case KILL_NODE_2 -> nodes.get(1).kill();
                case KILL_POSTGRES -> {
                    server.kill();
                    server.start();
                }
                case STOP_POSTGRES_AT_ONCE -> {
                    server.stopNow();
                    server.start();
                }
            }
        }
    }

    record Planned(Duration at, Fault fault) {
        @Override
        public String toString() {
            return fault + " at " + at.toMillis() + " ms";
        }
    }

    /** Every fault once in each 20 seconds, in an order of chance, a little before or after its time. */
    static Faults planned(long seed, Duration length) {
        var random = new Random(seed);
        var plan = new ArrayList<Planned>();
        var order = new ArrayList<>(Arrays.asList(Fault.values()));
        long slot = Duration.ofSeconds(20).toMillis() / (order.size() + 1);
        for (long at = slot; at <= length.toMillis() - slot; at += slot) {
            if (plan.size() % order.size() == 0) {
                Collections.shuffle(order, random);
            }
            var jitter = random.nextLong(-slot / 4, slot / 4);
            plan.add(new Planned(Duration.ofMillis(at + jitter), order.get(plan.size() % order.size())));
        }
        return new Faults(List.copyOf(plan));
    }

    /** Returns when the time is over and the last fault has struck; one that would strike during another waits for it. */
    void strike(Timers timers, Duration length, CrashableServer server, List<Node> nodes) {
        var over = due(timers, length);
        var times = plan.stream().map(next -> due(timers, next.at())).toList();
        for (int number = 0; number < plan.size(); number++) {
            times.get(number).join();
            plan.get(number).fault().strike(server, nodes);
        }
        over.join();
    }

    private static CompletableFuture<Void> due(Timers timers, Duration at) {
        var due = new CompletableFuture<Void>();
        timers.later(at, () -> due.complete(null));
        return due;
    }
}
