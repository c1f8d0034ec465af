package parley.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.screening.Screening;

/** The bundles as files: nothing missing, nothing left over, and set as each language is set. */
class BundlesTest {
    private static final Pattern FORM = Pattern.compile("\\.(zero|one|two|few|many|other)$");
    private static final Pattern HOLE = Pattern.compile("\\{\\d}");

    /** Keys whose last part is made at run time: of a sort, a reaction, a badge, a problem, a reason to report. */
    private static final List<String> MADE = List.of(
            "form.notify",
            "sort.",
            "reaction.",
            "badge.",
            "problem.",
            "script.report.",
            "script.notified.",
            "mail.reply.",
            "mail.mention.",
            "mail.approved.",
            "mail.rejected.",
            "mail.page.",
            "console.check.",
            "console.decide.",
            "console.decided.",
            "console.empty.",
            "console.policy.",
            "console.measure.",
            "console.queue.",
            "console.standing.",
            "console.status.",
            "console.treat.",
            "console.verdict.",
            "staff.role.",
            "staff.state.",
            "staff.scope.");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameKeys(Language language) {
        assertThat(keys(language)).isEqualTo(keys(Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTextThatCountsHasEveryFormOfItsLanguage(Language language) {
        var forms = language == Language.ARABIC
                ? Set.of("zero", "one", "two", "few", "many", "other")
                : Stream.of(0L, 1L, 2L, 1_000_000L).map(language::plural).collect(Collectors.toSet());
        var texts = Texts.in(language).all();
        var counted = texts.keySet().stream()
                .filter(key -> key.endsWith(".other"))
                .map(key -> key.substring(0, key.length() - ".other".length()))
                .filter(key -> !key.equals("script.report")) // "other" is a reason there
                .toList();
        assertThat(counted).isNotEmpty();
        for (var key : counted) {
            assertThat(texts.keySet())
                    .containsAll(forms.stream().map(form -> key + "." + form).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingThatVariesIsLost(Language language) {
        Texts.in(language).all().forEach((key, text) -> {
            if (!FORM.matcher(key).find()) {
                assertThat(holes(text))
                        .as(key)
                        .isEqualTo(holes(Texts.in(Language.ENGLISH).get(key)));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextIsEmptyOrBeginsOrEndsInSpace(Language language) {
        assertThat(Texts.in(language).all().values()).allMatch(text -> !text.isBlank() && text.equals(text.strip()));
    }

    @Test
    void frenchKeepsItsSignsWithNarrowSpaces() {
        var french = Texts.in(Language.FRENCH).all();
        assertThat(french.values())
                .noneMatch(text -> text.matches(".*[^\\u202f.:/][;!?»].*"))
                .noneMatch(text -> text.matches(".*\\p{L} ?:( .*|$)") && !text.contains("Authorization:"))
                .noneMatch(text -> text.matches(".*\\p{L}'\\p{L}.*"));
    }

    @Test
    void germanQuotesAsGermanDoes() {
        assertThat(Texts.in(Language.GERMAN).all().values()).noneMatch(text -> text.matches(".*[\"”].*"));
    }

    @Test
    void arabicUsesItsOwnCommas() {
        assertThat(Texts.in(Language.ARABIC).all().values()).noneMatch(text -> text.matches(".*\\p{IsArabic}[,;?].*"));
    }

    @Test
    void everyTextIsSaidSomewhere() {
        var sources = sources();
        var unused = new TreeSet<String>();
        for (var key : keys(Language.ENGLISH)) {
            boolean made = MADE.stream().anyMatch(key::startsWith) || key.startsWith(Sentences.KEYS);
            if (!made && !key.startsWith("script.") && !sources.contains('"' + key + '"')) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    /** Nobody hears the check of a closed discussion: the problem of that name speaks for it. */
    @Test
    void everyCheckIsHeardInEveryLanguage() {
        assertThat(Screening.ORDER.stream().map(Screening.Step::name).filter(check -> !check.equals("closed")))
                .allMatch(check -> keys(Language.ENGLISH).stream()
                        .anyMatch(key -> (key + ".").startsWith(Sentences.KEYS + check + ".")));
    }

    @Test
    void everyCheckHasANameForTheNewsroom() {
        assertThat(Screening.ORDER.stream().map(step -> "console.check." + step.name()))
                .allMatch(keys(Language.ENGLISH)::contains);
    }

    @Test
    void everySentenceOfABundleIsOneThatSomebodySays() {
        var said = sources()
                .replaceAll("\"\\s*\\+\\s*[\\w.() ]+?\\s*\\+\\s*\"", "{}") // a value between two parts of a text
                .replaceAll("\"\\s*\\+\\s*\"", "");
        Texts.in(Language.ENGLISH).all().forEach((key, text) -> {
            if (key.startsWith(Sentences.KEYS)) {
                assertThat(said).contains(HOLE.matcher(text).replaceAll("{}"));
            }
        });
    }

    /** Without the plural's form, because languages differ in which they have. */
    private static Set<String> keys(Language language) {
        return Texts.in(language).all().keySet().stream()
                .map(key -> key.startsWith("script.report.")
                        ? key
                        : FORM.matcher(key).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> holes(String text) {
        return HOLE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static String sources() {
        return Stream.of("src/main/java", "src/main/jte", "src/main/resources/web")
                .flatMap(BundlesTest::files)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> files(String folder) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).map(BundlesTest::text).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
