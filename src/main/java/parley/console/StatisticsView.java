package parley.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.moderation.Queue;
import parley.moderation.ReadStatistics;
import parley.texts.Texts;

/** Numbers, and where they stand in a drawing of {@value #WIDTH} by {@value #HEIGHT}. */
public record StatisticsView(Texts t, ReadStatistics.Statistics statistics, int days, List<Integer> spans) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 200;
    private static final int LEFT = 44;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 24;

    /** A column of the drawing; {@code x} and {@code y} are its upper left corner. */
    public record Bar(double x, double y, double width, double height) {}

    public record Tick(double at, String label) {}

    public boolean isEmpty() {
        return statistics.days().stream().allMatch(day -> day.arrivals() == 0 && day.decisions() == 0);
    }

    private int highest() {
        return statistics.days().stream()
                .mapToInt(day -> Math.max(day.arrivals(), day.decisions()))
                .max()
                .orElse(0);
    }

    /** A round number that nothing stands above. */
    private int ceiling() {
        int step = 1;
        int highest = Math.max(4, highest());
        while (step * 4 < highest) {
            step = String.valueOf(step).startsWith("2") ? step / 2 * 5 : step * 2;
        }
        return step * 4;
    }

    private double slot() {
        return (WIDTH - LEFT - RIGHT) / (double) statistics.days().size();
    }

    private double height(double value) {
        return value * (HEIGHT - TOP - BOTTOM) / ceiling();
    }

    public List<Bar> arrived() {
        return bars(
                0, statistics.days().stream().map(ReadStatistics.Day::arrivals).toList());
    }

    public List<Bar> decided() {
        return bars(
                1, statistics.days().stream().map(ReadStatistics.Day::decisions).toList());
    }

    private List<Bar> bars(int row, List<Integer> values) {
        double width = slot() * 0.38;
        return IntStream.range(0, values.size())
                .filter(day -> values.get(day) > 0)
                .mapToObj(day -> {
                    double height = Math.max(1.5, height(values.get(day)));
                    double x = LEFT + slot() * (day + 0.11) + row * width;
                    return new Bar(round(x), round(HEIGHT - BOTTOM - height), round(width - 1), round(height));
                })
                .toList();
    }

    public List<Tick> lines() {
        return Stream.of(0, 1, 2, 3, 4)
                .map(quarter -> ceiling() / 4 * quarter)
                .map(value -> new Tick(round(HEIGHT - BOTTOM - height(value)), t.number(value)))
                .toList();
    }

    /** Not all of them, where there are many. */
    public List<Tick> dates() {
        var all = statistics.days();
        int each = Math.max(1, (int) Math.ceil(all.size() / 8.0));
        return IntStream.range(0, all.size())
                .filter(day -> (all.size() - 1 - day) % each == 0)
                .mapToObj(day -> new Tick(
                        round(LEFT + slot() * (day + 0.5)), shortly(all.get(day).day())))
                .toList();
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    public String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** ISO 8601 without the year: the same in every language. */
    public String shortly(LocalDate day) {
        return String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth());
    }

    public int allArrived() {
        return statistics.days().stream().mapToInt(ReadStatistics.Day::arrivals).sum();
    }

    public int allDecided() {
        return statistics.days().stream()
                .mapToInt(ReadStatistics.Day::decisions)
                .sum();
    }

    public int reversals() {
        return statistics.days().stream()
                .mapToInt(ReadStatistics.Day::reversals)
                .sum();
    }

    /** In the order of the tabs. */
    public List<Queue> waited() {
        return Stream.of(Queue.values())
                .filter(statistics.queues()::containsKey)
                .toList();
    }

    public int decisions(Queue queue) {
        return waits(queue).decisions();
    }

    public String median(Queue queue) {
        return time(waits(queue).p50());
    }

    public String p95(Queue queue) {
        return time(waits(queue).p95());
    }

    private ReadStatistics.Waits waits(Queue queue) {
        return Objects.requireNonNull(statistics.queues().get(queue));
    }

    private String time(double seconds) {
        return new Ages(t, Instant.EPOCH).of(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    public String queue(Queue queue) {
        return Tab.name(t, queue);
    }
}
