package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One owner per table, named in its migration; other rooms write it only through the owner's steps. */
class Law3OneOwnerPerTableTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern TABLE = Pattern.compile(
            "(?:^-- owner: (?<owner>\\w+)[^\\n]*\\n(?:--[^\\n]*\\n)*)?^CREATE TABLE (?:IF NOT EXISTS )?(?<table>\\w+)",
            Pattern.MULTILINE);
    private static final Pattern WRITE = Pattern.compile(
            "\\b(?:insert\\s+into|update(?:\\s+only)?|delete\\s+from|truncate(?:\\s+table)?|merge\\s+into|copy)\\s+(?<table>[a-z_]\\w*)");

    @Test
    void everyTableNamesTheRoomThatOwnsIt() throws IOException {
        assertThat(owners()).isNotEmpty().doesNotContainValue("nobody");
        assertThat(owners().values()).isSubsetOf(roomsOfTheDesign());
    }

    @Test
    void nobodyButTheOwnerWritesATable() throws IOException {
        var owners = owners();
        var trespasses = new ArrayList<String>();
        for (var source : House.main()) {
            for (var text : SourceText.texts(source.text())) {
                var writes = WRITE.matcher(text.toLowerCase(Locale.ROOT));
                while (writes.find()) {
                    var table = writes.group("table");
                    var owner = owners.getOrDefault(table, source.room());
                    if (!owner.equals(source.room())) {
                        trespasses.add(source + " writes " + table + ", which is of " + owner);
                    }
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    private static Map<String, String> owners() throws IOException {
        var owners = new TreeMap<String, String>();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.filter(one -> one.toString().endsWith(".sql")).toList()) {
                var tables = TABLE.matcher(Files.readString(file));
                while (tables.find()) {
                    owners.put(tables.group("table"), tables.group("owner") == null ? "nobody" : tables.group("owner"));
                }
            }
        }
        return owners;
    }

    /** Some tables are laid before their rooms are built. */
    private static List<String> roomsOfTheDesign() {
        var rooms = new ArrayList<>(House.GROUND);
        rooms.addAll(
                List.of("people", "posting", "reactions", "moderation", "notifications", "mail", "live", "transfer"));
        return rooms;
    }
}
