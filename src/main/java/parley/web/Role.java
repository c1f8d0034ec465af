package parley.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody of the newsroom is; the first may do the most. What each may do: {@link Rights}. */
public enum Role {
    OWNER,
    ADMINISTRATOR,
    /** Of every site, or of some. The others are always of every site. */
    MODERATOR;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String label) {
        return Stream.of(values()).filter(role -> role.label().equals(label)).findFirst();
    }

    /** Nobody gives what they have not, or takes it from those who have more. */
    public boolean reaches(Role other) {
        return compareTo(other) <= 0;
    }
}
