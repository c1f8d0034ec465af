package parley;

import java.util.List;

/** The settings hold mistakes: all of them, a line each, none of which repeats a secret. */
public final class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public SettingsRefused(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
