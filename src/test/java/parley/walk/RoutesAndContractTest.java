package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.problem.ProblemKind;
import parley.rig.Contract;
import parley.rig.Town;

/** What is listed in openapi.yaml is served, and what is served below /api/v1 is listed. */
class RoutesAndContractTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** A path in the code, as in {@code router.get("/api/v1/comments/:id")}. */
    private static final Pattern MOUNTED =
            Pattern.compile("\"" + Contract.ROOT + "(/[a-z.]+(?:/(?:[a-z]+|:[a-z]+))*)\"");

    /** A node tells by Allow what an address does; paths are taken from the contract and from the code. */
    @Test
    void whatIsServedIsWhatIsListed() throws IOException {
        var served = new TreeSet<String>();
        var paths = Contract.operations().stream().map(name -> name.substring(name.indexOf(' ') + 1));
        Stream.concat(paths, mounted())
                .distinct()
                .forEach(path -> methods(path).forEach(method -> served.add(method + " " + path)));
        assertThat(served).isEqualTo(Contract.operations());
    }

    private static Set<String> methods(String template) {
        var path = template.replaceAll("\\{[a-z]+}", "some");
        var answer = TOWN.one().api().send("OPTIONS", path, "");
        assertThat(answer.status()).as("%s", answer).isIn(404, 405);
        if (answer.status() == 404) {
            return Set.of();
        }
        answer.refusedAs(ProblemKind.METHOD_NOT_ALLOWED);
        return Stream.of(answer.header("Allow").split(", "))
                .filter(method -> !method.equals("HEAD"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> mounted() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var code = files.filter(file -> file.toString().endsWith(".java")).map(RoutesAndContractTest::read);
            return MOUNTED
                    .matcher(code.collect(Collectors.joining()))
                    .results()
                    .map(found -> found.group(1).replaceAll(":([a-z]+)", "{$1}"))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void theContractIsServedAsItIsWritten() throws IOException {
        var served = TOWN.one().api().get("/openapi.yaml").expect(200);
        assertThat(served.text()).isEqualTo(Files.readString(Path.of("src/main/resources/openapi.yaml")));
    }
}
