package parley.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What a closed loop came to.
 *
 * @param micros of each answer, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // filled by the one lane that owns it
record Score(double seconds, int[] micros, int errors, Machine.Cpu cpu) {

    double perSecond() {
        return micros.length / seconds;
    }

    double millis(double quantile) {
        return micros.length == 0 ? 0 : micros[(int) (quantile * (micros.length - 1))] / 1_000.0;
    }

    /** CPU microseconds for each answer. */
    double cost(double cpuSeconds) {
        return micros.length == 0 ? 0 : cpuSeconds * 1e6 / micros.length;
    }

    static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static int[] sorted(List<int[]> lanes) {
        return lanes.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    }
}
