package parley.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an API key is for; a key has one or more of them. What each may do: {@link Rights}. */
public enum Scope {
    READ,
    MODERATE,
    CONFIGURE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String label) {
        return Stream.of(values()).filter(scope -> scope.label().equals(label)).findFirst();
    }
}
