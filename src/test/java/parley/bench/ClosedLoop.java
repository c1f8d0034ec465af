package parley.bench;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps lanes busy for a time. A closed loop slows down with what it measures: its latencies are queueing, mostly. */
final class ClosedLoop {
    private ClosedLoop() {}

    static Score run(Vertx vertx, Machine machine, List<? extends Lane> lanes, double seconds) {
        var before = machine.cpu();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        var runs = new ArrayList<Run>();
        for (var lane : lanes) {
            var run = new Run(lane, end);
            runs.add(run);
            vertx.runOnContext(now -> run.next());
        }
        runs.forEach(run -> Bench.await(run.done.future()));
        double took = (System.nanoTime() - start) / 1e9;
        var micros = runs.stream().map(Run::micros).toList();
        int errors = runs.stream().mapToInt(run -> run.errors).sum();
        return Score.of(took, micros, errors, machine.cpu().since(before, took));
    }

    private static final class Run {
        private final Lane lane;
        private final long end;
        private final Promise<Void> done = Promise.promise();
        private int[] micros = new int[1024];
        private int count;
        private int errors;

        Run(Lane lane, long end) {
            this.lane = lane;
            this.end = end;
        }

        void next() {
            long asked = System.nanoTime();
            if (asked > end) {
                done.complete();
                return;
            }
            lane.ask().onComplete(answer -> {
                if (answer.succeeded()) {
                    count(System.nanoTime() - asked);
                } else {
                    errors++;
                    complain(answer.cause());
                }
                next();
            });
        }

        private void complain(Throwable cause) {
            if (errors == 1) {
                System.err.println("a lane was told: " + cause);
            }
        }

        private void count(long nanos) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = (int) TimeUnit.NANOSECONDS.toMicros(nanos);
        }

        int[] micros() {
            return Arrays.copyOf(micros, count);
        }
    }
}
