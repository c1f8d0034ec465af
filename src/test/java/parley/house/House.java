package parley.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The house as the laws look at it: its source files, and its classes. */
final class House {
    static final Path MAIN = Path.of("src", "main", "java");
    static final Path TEST = Path.of("src", "test", "java");

    /** From the ground up; each may import those before it. */
    static final List<String> GROUND = List.of(
            "event",
            "problem",
            "texts",
            "bus",
            "database",
            "journal",
            "audit",
            "sites",
            "screening",
            "threading",
            "web");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("parley");

    private House() {}

    /** @param room the package below {@code parley}; empty for the root itself */
    record Source(Path path, String room, String text) {
        String name() {
            return path.getFileName().toString().replace(".java", "");
        }

        /** The code alone: without comments, texts and characters emptied, line breaks kept. */
        String code() {
            return SourceText.code(text);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    static List<Source> main() {
        return sources(MAIN);
    }

    static List<Source> tests() {
        return sources(TEST);
    }

    static List<String> rooms() {
        return main().stream()
                .map(Source::room)
                .filter(room -> !room.isEmpty())
                .distinct()
                .toList();
    }

    private static List<Source> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> source(root, file))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Source source(Path root, Path file) {
        var inside = root.resolve("parley").relativize(file);
        var room = inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
        return new Source(file, room, read(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
