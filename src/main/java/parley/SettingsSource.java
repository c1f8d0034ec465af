package parley;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** Gathers what was given for each knob: the environment before the properties file, and a blank value counts as none. */
final class SettingsSource {
    private static final String PREFIX = "PARLEY_";
    /** Belongs to the tests. */
    private static final String NOT_OURS = "PARLEY_CHROMIUM";
    /** What Kubernetes tells every pod about a service called parley. */
    private static final String KUBERNETES = "PARLEY_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_.*)?)";

    private final Path workingDirectory;
    private final List<String> mistakes;
    private final Map<Knob, String> given = new EnumMap<>(Knob.class);

    private SettingsSource(Path workingDirectory, List<String> mistakes) {
        this.workingDirectory = workingDirectory;
        this.mistakes = mistakes;
    }

    /** Adds to {@code mistakes} what it finds wrong. */
    static Map<Knob, String> gather(Map<String, String> environment, Path workingDirectory, List<String> mistakes) {
        var source = new SettingsSource(workingDirectory, mistakes);
        source.takeEnvironment(environment);
        source.file().ifPresent(source::takeFile);
        return source.given;
    }

    private void takeEnvironment(Map<String, String> environment) {
        for (var name : new TreeSet<>(environment.keySet())) {
            if (!name.startsWith(PREFIX) || name.equals(NOT_OURS) || name.matches(KUBERNETES)) continue;
            knob(name)
                    .ifPresentOrElse(
                            knob -> take(knob, environment.getOrDefault(name, "")),
                            () -> mistakes.add(name + ": no such setting"));
        }
    }

    private Optional<Path> file() {
        var named = Optional.ofNullable(given.get(Knob.PARLEY_CONFIG));
        var file = workingDirectory.resolve(named.orElse(Knob.PARLEY_CONFIG.fallback()));
        if (Files.isRegularFile(file)) return Optional.of(file);
        if (named.isPresent()) mistakes.add("PARLEY_CONFIG: no such file: " + file);
        return Optional.empty();
    }

    private void takeFile(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            mistakes.add(file + ": cannot be read as a properties file in UTF-8 (" + e.getMessage() + ")");
            return;
        }
        var fromFile = new EnumMap<Knob, String>(Knob.class);
        for (var name : new TreeSet<>(properties.stringPropertyNames())) {
            var knob = knob(name).filter(found -> found != Knob.PARLEY_CONFIG);
            if (knob.isEmpty()) mistakes.add(name + " in " + file + ": no such setting");
            else if (fromFile.put(knob.get(), properties.getProperty(name)) != null)
                mistakes.add(name + " in " + file + ": given twice, in both spellings");
        }
        fromFile.forEach((knob, value) -> {
            if (!given.containsKey(knob)) take(knob, value);
        });
    }

    private void take(Knob knob, String value) {
        if (!value.isBlank()) given.put(knob, value.strip());
    }

    private static Optional<Knob> knob(String name) {
        for (var knob : Knob.values())
            if (knob.name().equals(name) || knob.key().equals(name)) return Optional.of(knob);
        return Optional.empty();
    }
}
