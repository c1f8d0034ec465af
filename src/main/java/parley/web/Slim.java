package parley.web;

import java.util.regex.Pattern;

/**
 * Takes comments and indentation out of our own scripts and style sheets; a quarter of their bytes. Line breaks stay, so
 * a browser names the same line numbers as the source has. Not for files of others: a string with a comment's signs in
 * it would be cut, and ours have none.
 */
final class Slim {
    private static final Pattern BLOCK = Pattern.compile("/\\*.*?\\*/ ?", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*//.*$");
    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");

    private Slim() {}

    static String of(String source) {
        var withoutBlocks = BLOCK.matcher(source)
                .replaceAll(match -> "\n".repeat((int) match.group().lines().count() - 1));
        return INDENT.matcher(LINE.matcher(withoutBlocks).replaceAll("")).replaceAll("");
    }
}
