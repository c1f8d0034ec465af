package parley.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Test texts, one a line, from a file beside the tests; the first line says what they are. */
final class Lines {

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Lines() {}

    static List<String> of(String file) {
        try (InputStream in = Objects.requireNonNull(Lines.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Lines::unescaped)
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String unescaped(String line) {
        String plain = line.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\u0001");
        return UNICODE.matcher(plain)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
