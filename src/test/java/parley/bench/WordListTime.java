package parley.bench;

import io.vertx.core.json.JsonArray;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import parley.screening.WordList;

/** Prints how long 10,000 entries take over 64 KiB of text that holds none of them: the worst case, read to its end. */
public final class WordListTime {
    private static final int ENTRIES = 10_000;
    private static final int LENGTH = 64 * 1024;
    private static final int ROUNDS = 400;
    private static final int WARM_UP = 300;

    /** Its own time alone: what else the machine does meanwhile is not the list's fault. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Random random = new Random(7);

    private WordListTime() {}

    public static void main(String[] arguments) {
        new WordListTime().run();
    }

    private void run() {
        var entries = entries().stream().map(String.class::cast).toList();
        report("compile", () -> WordList.compile(entries).isEmpty(), 30);
        var list = WordList.compile(entries);
        texts().forEach((name, text) -> report(name, () -> list.firstIn(text).isPresent(), ROUNDS));
    }

    /** The same ones each time. */
    static JsonArray entries() {
        return new WordListTime().some();
    }

    /** Half of them whole words, the others with stars, and every fifth a phrase. */
    private JsonArray some() {
        var entries = new JsonArray();
        for (int entry = 0; entry < ENTRIES; entry++) {
            var word = word("qxzj") + word("abcdefghiklmnoprstuvw");
            entries.add(
                    switch (entry % 10) {
                        case 0 -> word + "*";
                        case 1 -> "*" + word;
                        case 2 -> "*" + word + "*";
                        case 3 -> word.charAt(0) + "*" + word.substring(1);
                        case 4, 5 -> word("abcdefghiklmnoprstuvw") + " " + word;
                        default -> word;
                    });
        }
        return entries;
    }

    private Map<String, String> texts() {
        return Map.of(
                "plain", text("abcdefghiklmnoprstuvw", ' '),
                "accents", text("abcdefghiklmnoprstuvwéüñßàø", ' '),
                "Cyrillic", text("абвгдежзиклмнопрстуфхцчшщъыьэюя", ' '),
                "in disguise", text("abcdefghiklmnoprstuvw01345", ' '));
    }

    private String text(String alphabet, char gap) {
        var text = new StringBuilder(LENGTH);
        for (int bytes = 0; bytes < LENGTH; ) {
            var word = word(alphabet) + gap;
            text.append(word);
            bytes += word.getBytes(StandardCharsets.UTF_8).length;
        }
        return text.toString();
    }

    private String word(String alphabet) {
        return IntStream.range(0, 2 + random.nextInt(8))
                .mapToObj(letter -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .reduce("", String::concat);
    }

    private static void report(String name, Supplier<Boolean> task, int rounds) {
        var times = new long[rounds];
        int found = 0;
        for (int round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            found += task.get() ? 1 : 0;
            times[Math.max(0, round)] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                "%-12s best %6.2f ms, median %6.2f ms, 95%% %6.2f ms%s%n",
                name,
                times[0] / 1e6,
                times[rounds / 2] / 1e6,
                times[rounds * 95 / 100] / 1e6,
                found > 0 ? " (found something)" : "");
    }
}
