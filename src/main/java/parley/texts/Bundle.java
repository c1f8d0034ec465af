package parley.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file of {@code src/main/resources/texts}, as it is. */
final class Bundle {
    private Bundle() {}

    /** @throws IllegalStateException if it is not in the jar */
    static SortedMap<String, String> read(Language language) {
        var path = "/texts/" + language.tag() + ".properties";
        try (var file = Bundle.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("not in the jar: " + path);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            var texts = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return Collections.unmodifiableSortedMap(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
