package parley.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says it in Markdown, medians over the rounds. */
final class Table {
    private static final String HEAD = """
            | what | median /s | min–max /s | p50 / p99 ms | CPU µs each: server, PostgreSQL, load | cores: server, PostgreSQL, load, others | errors |
            |---|---|---|---|---|---|---|""";

    private Table() {}

    static void print(List<Subject> subjects) {
        System.out.println(HEAD);
        subjects.forEach(subject -> System.out.println(row(subject)));
    }

    private static String row(Subject subject) {
        return "| %s | %,.0f | %,.0f–%,.0f | %.1f / %.1f | %.0f, %.0f, %.0f | %.2f, %.2f, %.2f, %.2f | %d |"
                .formatted(
                        subject.name,
                        subject.perSecond(),
                        subject.scores.stream()
                                .mapToDouble(Score::perSecond)
                                .min()
                                .orElse(0),
                        subject.scores.stream()
                                .mapToDouble(Score::perSecond)
                                .max()
                                .orElse(0),
                        median(subject, Score::p50),
                        median(subject, Score::p99),
                        median(subject, score -> score.cost(score.cpu().server())),
                        median(subject, score -> score.cost(score.cpu().postgres())),
                        median(subject, score -> score.cost(score.cpu().bench())),
                        median(subject, score -> score.cpu().server() / score.seconds()),
                        median(subject, score -> score.cpu().postgres() / score.seconds()),
                        median(subject, score -> score.cpu().bench() / score.seconds()),
                        median(subject, score -> score.cpu().others() / score.seconds()),
                        subject.scores.stream().mapToInt(Score::errors).sum());
    }

    /** Round by round: what the machine was busy with beside us hit both. The floor is the better one of each round. */
    static void ratio(Subject ours, double aim, List<Subject> floors) {
        var ratios = IntStream.range(0, ours.scores.size())
                .mapToObj(round -> ours.scores.get(round).perSecond()
                        / floors.stream()
                                .mapToDouble(floor -> floor.scores.get(round).perSecond())
                                .max()
                                .orElseThrow())
                .toList();
        System.out.printf(
                "%s: %.2f × %s (%.2f–%.2f in %d rounds)%s%n",
                ours.name,
                Score.median(ratios),
                floors.size() == 1
                        ? floors.getFirst().name
                        : "the better of ["
                                + floors.stream().map(floor -> floor.name).collect(Collectors.joining("; ")) + "]",
                ratios.stream().mapToDouble(ratio -> ratio).min().orElse(0),
                ratios.stream().mapToDouble(ratio -> ratio).max().orElse(0),
                ratios.size(),
                aim == 0 ? "" : "; the aim is " + aim);
    }

    private static double median(Subject subject, ToDoubleFunction<Score> of) {
        return Score.median(subject.scores.stream().map(of::applyAsDouble).toList());
    }
}
