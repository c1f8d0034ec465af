package parley.web;

import java.util.Map;

/** How the names of reactions are shown. */
final class Emoji {
    private static final Map<String, String> SIGNS =
            Map.of("like", "👍", "love", "❤️", "laugh", "😄", "wow", "😮", "sad", "😢", "angry", "😠");

    private Emoji() {}

    static String of(String name) {
        return SIGNS.getOrDefault(name, name);
    }
}
