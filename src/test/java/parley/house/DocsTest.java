package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there: files, links, members of classes. */
class DocsTest {
    /** Where a file named in a document may lie; documents leave out what their readers know. */
    private static final List<Path> ROOTS = Stream.of(
                    "", "src/main/java/parley", "src/test/java/parley", "src/main/resources", "src/main/resources/web")
            .map(Path::of)
            .toList();

    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w/.:-])(?<file>[\\w.-]+(?:/[\\w.-]+)*\\.(?:java|jte|js|css|sql|yaml|xml|md))(?![\\w/-])");
    private static final Pattern FOLDER = Pattern.compile("`(?<folder>(?:src|docs|deploy)/[\\w./-]*/)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?<target>[^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern MEMBER = Pattern.compile("`(?<type>[A-Z]\\w+)\\.(?<member>(?!java`)[a-z]\\w*)`");

    @Test
    void everyFileThatADocumentNamesIsThere() {
        var missing = new TreeSet<String>();
        for (var page : Pages.all()) {
            FILE.matcher(page.text())
                    .results()
                    .map(found -> found.group("file"))
                    .filter(file -> !isThere(page, file))
                    .forEach(file -> missing.add(page + " names " + file));
            FOLDER.matcher(page.text())
                    .results()
                    .map(found -> found.group("folder"))
                    .filter(folder -> !Files.isDirectory(Path.of(folder)))
                    .forEach(folder -> missing.add(page + " names " + folder));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() {
        var broken = new TreeSet<String>();
        for (var page : Pages.all()) {
            LINK.matcher(page.text())
                    .results()
                    .map(found -> found.group("target"))
                    .filter(target -> !Files.exists(page.beside(target)))
                    .forEach(target -> broken.add(page + " links to " + target));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyMemberThatADocumentNamesIsThere() {
        var missing = new TreeSet<String>();
        for (var page : Pages.all()) {
            MEMBER.matcher(page.text())
                    .results()
                    .filter(found -> !isThere(found.group("type"), found.group("member")))
                    .forEach(found -> missing.add(page + " names " + found.group()));
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isThere(String type, String member) {
        var word = Pattern.compile("\\b" + member + "\\b");
        return House.main().stream()
                .filter(source -> source.name().equals(type))
                .anyMatch(source -> word.matcher(source.code()).find());
    }

    private static boolean isThere(Pages.Page page, String file) {
        return Files.exists(page.beside(file))
                || ROOTS.stream().anyMatch(root -> Files.exists(root.resolve(file)))
                || (!file.contains("/") && isUnique(file));
    }

    /** A bare name is enough where only one file has it. */
    private static boolean isUnique(String name) {
        return Stream.concat(House.main().stream(), House.tests().stream())
                        .filter(source -> source.path().endsWith(name))
                        .count()
                == 1;
    }
}
