package parley.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents: README.md and what lies under docs/. */
final class Pages {
    static final Path DOCS = Path.of("docs");

    private Pages() {}

    record Page(Path path, String text) {
        /** Where a relative address in it leads. */
        Path beside(String address) {
            return path.resolveSibling(address).normalize();
        }

        /** The cells of its tables' rows, without heads. */
        List<List<String>> rows() {
            return text.lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> Stream.of(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    static Page of(String name) {
        var path = DOCS.resolve(name);
        return new Page(path, House.read(path));
    }

    static List<Page> all() {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return Stream.concat(Stream.of(Path.of("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> new Page(file, House.read(file)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
