package parley.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What the checks cost a post: the same posts to three sites of one Parley, in turn. */
record Checking(World world, int connections) {
    /** So many that none of them has written more in a week than people do. */
    private static final int GUESTS = 500;

    void run(int rounds, double seconds, double warm) {
        var off = subject("first posts, no check", Requests.UNCHECKED, () -> "");
        var on = subject("first posts, every check", Requests.SITE, () -> "");
        var words = subject("first posts, and 10,000 words", Requests.WORDY, () -> "");
        var knownOff = subject("posts of known guests, no check", Requests.UNCHECKED, guests(Requests.UNCHECKED));
        var knownOn = subject("posts of known guests, every check", Requests.SITE, guests(Requests.SITE));
        var knownWords = subject("posts of known guests, and 10,000 words", Requests.WORDY, guests(Requests.WORDY));
        var all = List.of(off, on, words, knownOff, knownOn, knownWords);
        all.forEach(subject -> subject.run(world, warm / 3));
        for (int round = 0; round < rounds; round++) {
            all.forEach(subject -> subject.measure(world, seconds));
        }
        System.out.printf("Checks, %d connections%n%n", connections);
        Table.print(all);
        Table.ratio(on, 0.9, List.of(off));
        Table.ratio(words, 0.9, List.of(off));
        Table.ratio(knownOn, 0.9, List.of(knownOff));
        Table.ratio(knownWords, 0.9, List.of(knownOff));
        System.out.println();
    }

    private Subject subject(String name, String site, Supplier<String> headers) {
        return Subject.http(
                world,
                name,
                connections,
                world.parley,
                () -> Requests.post(site, Requests.anyOf(Bench.DISCUSSIONS), true, headers.get()));
    }

    /** Who they are is read with each post: how they stand, and whether they said the same before. */
    private Supplier<String> guests(String site) {
        var known = IntStream.range(0, GUESTS)
                .mapToObj(guest -> world.ask(() -> Requests.post(site, "a-greeting", false, ""))
                        .body())
                .map(body -> "Authorization: Guest " + new JsonObject(body).getString("guestToken") + "\r\n")
                .toList();
        return () -> known.get(ThreadLocalRandom.current().nextInt(GUESTS));
    }
}
