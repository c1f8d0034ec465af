package parley.house;

import java.util.List;
import java.util.regex.Pattern;

/** What can be told of Java source without compiling it. */
final class SourceText {
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile(
            "(?<block>\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\")|(?<text>\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\")|(?<char>'(?:\\\\.|[^'\\\\\\n])+')"
                    + "|(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)");

    private SourceText() {}

    /** Comments gone, texts and characters emptied; every line break stays where it was. */
    static String code(String source) {
        return TEXT_OR_COMMENT.matcher(source).replaceAll(found -> {
            var breaks = "\n"
                    .repeat((int) found.group().chars().filter(c -> c == '\n').count());
            return (found.group("comment") != null ? "" : "\"\"") + breaks;
        });
    }

    /** The texts of a source, text blocks and others. */
    static List<String> texts(String source) {
        return TEXT_OR_COMMENT
                .matcher(source)
                .results()
                .map(found -> found.group("block") != null ? found.group("block") : found.group("text"))
                .filter(text -> text != null)
                .toList();
    }
}
