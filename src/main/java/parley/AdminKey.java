package parley;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The administrator's API key: the one that is set; else, for the demo, one that is made once and kept.
 *
 * @param value empty where nobody is administrator
 * @param fresh whether it was made just now, so that nobody has seen it yet
 */
record AdminKey(Optional<String> value, boolean fresh) {
    private static final String FILE = "admin-key";

    static AdminKey of(Settings settings, Storage storage) {
        var set = settings.security().adminKey();
        if (set.isPresent() || !settings.demo().on()) {
            return new AdminKey(set, false);
        }
        var random = new SecureRandom();
        var kept = storage.directory().flatMap(directory -> directory.existingSecret(FILE));
        var made = storage.directory().map(directory -> directory.secret(FILE, random));
        return new AdminKey(made, kept.isEmpty() && made.isPresent());
    }

    Optional<String> toShow() {
        return value.filter(key -> fresh);
    }

    /** Never shows it. */
    @Override
    public String toString() {
        return "AdminKey[" + (value.isPresent() ? "given" : "none") + "]";
    }
}
