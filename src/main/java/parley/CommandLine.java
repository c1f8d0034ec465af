package parley;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.event.SiteKey;

/** What somebody asks of the program. */
sealed interface CommandLine {
    String USAGE = """
            usage: parley [serve] [--demo | --no-demo]
                     runs Parley; with the demo site and its article unless told otherwise
                   parley import wordpress FILE --site=KEY [--dry-run]
                     brings in the comments of a WordPress export; run again, it changes nothing
                   parley verify-audit [--expect=HASH]
                     walks the chain of the audit, and names the first line that is not as it was
                   parley help
            Settings are environment variables, PARLEY_…; docs/settings.md lists them.""";

    record Serve(boolean demo) implements CommandLine {}

    /** @param dryRun says what would be done, and does nothing */
    record ImportWordPress(Path file, SiteKey site, boolean dryRun) implements CommandLine {}

    /** @param expected a hash that was noted elsewhere: it must still stand in the chain */
    record VerifyAudit(Optional<String> expected) implements CommandLine {}

    record Help() implements CommandLine {}

    /** One line that says what was not understood. */
    final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misunderstood(String line) {
            super(line);
        }
    }

    /** @throws Misunderstood if it makes no sense */
    static CommandLine parse(String[] args) {
        var words = new ArrayList<>(Arrays.asList(args));
        var command = words.isEmpty() || words.getFirst().startsWith("--") ? "serve" : words.removeFirst();
        return switch (command) {
            case "serve" -> serve(words);
            case "import" -> importing(words);
            case "verify-audit" -> verifying(words);
            case "help" -> new Help();
            default -> throw new Misunderstood("parley does not know the command " + command);
        };
    }

    private static Serve serve(List<String> words) {
        boolean none = words.remove("--no-demo");
        words.remove("--demo");
        nothingLeft(words);
        return new Serve(!none);
    }

    private static ImportWordPress importing(List<String> words) {
        boolean dryRun = words.remove("--dry-run");
        var site = option(words, "--site=").orElseThrow(() -> new Misunderstood("import needs --site=KEY"));
        if (words.size() < 2 || !words.getFirst().equals("wordpress")) {
            throw new Misunderstood("import needs a kind and a file: import wordpress FILE");
        }
        if (!SiteKey.fits(site)) {
            throw new Misunderstood("--site=" + site + " cannot be a site's key");
        }
        var file = Path.of(words.get(1));
        nothingLeft(words.subList(2, words.size()));
        return new ImportWordPress(file, new SiteKey(site), dryRun);
    }

    private static VerifyAudit verifying(List<String> words) {
        separated(words, "--expect");
        var expected = option(words, "--expect=").map(hash -> hash.toLowerCase(Locale.ROOT));
        nothingLeft(words);
        if (expected.filter(hash -> !hash.matches("[0-9a-f]{64}")).isPresent()) {
            throw new Misunderstood("--expect needs a hash of 64 hexadecimal digits");
        }
        return new VerifyAudit(expected);
    }

    /** {@code --expect HASH} is taken for {@code --expect=HASH}. */
    private static void separated(List<String> words, String name) {
        int place = words.indexOf(name);
        if (place >= 0 && place + 1 < words.size()) {
            words.set(place, name + "=" + words.remove(place + 1));
        }
    }

    private static Optional<String> option(List<String> words, String name) {
        var found = words.stream().filter(word -> word.startsWith(name)).findFirst();
        found.ifPresent(words::remove);
        return found.map(word -> word.substring(name.length()));
    }

    private static void nothingLeft(List<String> words) {
        if (!words.isEmpty()) {
            throw new Misunderstood("parley does not understand " + String.join(" ", words));
        }
    }
}
