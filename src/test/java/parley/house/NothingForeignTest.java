package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No file names a registry's host, or a path of somebody's machine: it would be true in one place only. */
class NothingForeignTest {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".parley", ".idea", ".vscode", "node_modules");
    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(?:java|jte|js|css|sql|yaml|yml|xml|md|txt|html|properties|config|sh)|run|Dockerfile|\\.gitignore");

    /** Written in pieces, so that this file does not name them. */
    private static final Pattern REGISTRY = Pattern.compile(String.join(
            "|",
            "repo1?\\.maven\\." + "(?:org|apache)",
            "registry\\.npm" + "js",
            "pypi\\." + "org",
            "oss\\.sona" + "type",
            "central\\.sona" + "type",
            "jit" + "pack\\.io"));

    private static final Pattern MACHINE =
            Pattern.compile("(?<![\\w.$}])/(?:work|root|home/\\w+|Users/\\w+|usr/lib/j" + "vm|tmp/\\w+)/");

    @Test
    void noFileNamesARegistryOrAMachine() {
        var found = new TreeSet<String>();
        for (var file : texts()) {
            var text = House.read(file);
            REGISTRY.matcher(text).results().forEach(host -> found.add(file + ": " + host.group()));
            MACHINE.matcher(text).results().forEach(path -> found.add(file + ": " + path.group()));
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> texts() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(Path.of("."), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && TEXT.matcher(file.getFileName().toString()).matches()) {
                        files.add(file.normalize());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }
}
