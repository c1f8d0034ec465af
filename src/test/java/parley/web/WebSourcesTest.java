package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.rig.Scripts;
import parley.texts.Language;
import parley.texts.Texts;

/** The browser's part as sources: its types hold, its files are all served, and what loads at first is small. */
class WebSourcesTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?m)^import [^'(]*'(\\.[^']+)'");

    private static final Pattern SAID = Pattern.compile("\\b(?:text|say)\\('([\\w.]+)'");

    private static final Pattern PLURAL = Pattern.compile("(?<!^report)\\.(?:zero|one|two|few|many|other|none)$");

    /** Followed by the name of a kind, a reason or a reaction. */
    private static final List<String> MADE = List.of("notified.", "report.", "reaction.");

    /** By buttons of the toolbar, whose names they are, and by the markup. */
    private static final List<String> NAMED =
            List.of("locale", "bold", "italic", "quote", "code", "more", "moreReplies");

    /** Bytes of brotli: all that a page with Parley in it loads before anybody touches anything. */
    private static final int FIRST = 8_192;

    @Test
    void typesHold() {
        var said = Scripts.node(Scripts.typeScript().toString(), "-p", "src/test/resources/web/tsconfig.json");
        assertThat(said.text()).isEmpty();
        assertThat(said.status()).isZero();
    }

    @Test
    void whatScriptsSayIsInTheBundlesAndNothingElse() throws IOException {
        var sources = new StringBuilder();
        for (var path : StaticFiles.PATHS) {
            sources.append(Files.readString(WEB.resolve(path.substring(1))));
        }
        var known = new TreeSet<String>();
        for (var key : new JsonObject(Texts.in(Language.ENGLISH).scripts()).fieldNames()) {
            known.add(PLURAL.matcher(key).replaceFirst(""));
        }
        assertThat(SAID.matcher(sources).results().map(match -> match.group(1)))
                .allMatch(key -> known.contains(key) || MADE.contains(key));
        known.removeIf(
                key -> sources.indexOf("'" + key + "'") >= 0 || MADE.stream().anyMatch(key::startsWith));
        assertThat(known).as("not said by any script, by name").containsExactlyInAnyOrderElementsOf(NAMED);
    }

    @Test
    void everyFileIsServed() throws IOException {
        try (var files = Files.walk(WEB)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> "/" + WEB.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(StaticFiles.PATHS);
        }
    }

    @Test
    void whatLoadsAtFirstIsSmall() throws IOException {
        Brotli4jLoader.ensureAvailability();
        int all = 0;
        for (var path : first()) {
            int size = brotli(path);
            System.out.printf("%-24s %5d B brotli%n", path, size);
            all += size;
        }
        System.out.printf("%-24s %5d B of %d%n", "at first", all, FIRST);
        assertThat(all).isLessThanOrEqualTo(FIRST);
    }

    /** The script, what it imports outright, and the style sheet. */
    static List<String> first() throws IOException {
        var found = new LinkedHashSet<String>();
        follow(WEB.resolve("parley.js"), found);
        found.add("/parley.css");
        return new ArrayList<>(found);
    }

    private static void follow(Path script, Set<String> found) throws IOException {
        if (found.add("/" + WEB.relativize(script).toString().replace('\\', '/'))) {
            var imports =
                    STATIC_IMPORT.matcher(Files.readString(script)).results().toList();
            for (var each : imports) {
                follow(script.resolveSibling(each.group(1)).normalize(), found);
            }
        }
    }

    /** As small as a cache before Parley can make it. */
    private static int brotli(String path) throws IOException {
        var plain = new StaticFiles().at(path).orElseThrow().plain();
        return Encoder.compress(plain.getBytes(), new Encoder.Parameters().setQuality(11)).length;
    }
}
