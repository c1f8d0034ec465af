package parley.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What a closed loop came to.
 *
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Score(double seconds, int answers, double p50, double p99, int errors, Machine.Cpu cpu) {

    /** @param lanes the microseconds of each answer, lane by lane */
    static Score of(double seconds, List<int[]> lanes, int errors, Machine.Cpu cpu) {
        var micros = lanes.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        return new Score(seconds, micros.length, millis(micros, 0.5), millis(micros, 0.99), errors, cpu);
    }

    private static double millis(int[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) (quantile * (sorted.length - 1))] / 1_000.0;
    }

    double perSecond() {
        return answers / seconds;
    }

    /** CPU microseconds for each answer. */
    double cost(double cpuSeconds) {
        return answers == 0 ? 0 : cpuSeconds * 1e6 / answers;
    }

    static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
