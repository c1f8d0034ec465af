package parley.loss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import parley.House;
import parley.Settings;
import parley.database.Migrations;
import parley.journal.Tail;

/**
 * A Parley with a seeded fault: told {@value #DEAF} on its standard input, its tail loses bell, ear and poll. It ends when
 * its standard input does, so it never outlives the test.
 */
final class DeafMain {
    static final String DEAF = "deaf";

    private DeafMain() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        var settings = Settings.read(System.getenv(), Path.of("")).withDemo();
        var database = settings.database().url().orElseThrow();
        Migrations.run(database);
        var house = House.wake(settings, database, settings.security().adminKey());
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(DEAF)) {
                tail(house).stop();
            }
        }
        System.exit(0);
    }

    /** Nothing in Parley itself lets anybody do this. */
    private static Tail tail(House house) throws ReflectiveOperationException {
        var groundField = House.class.getDeclaredField("ground");
        groundField.setAccessible(true);
        var ground = groundField.get(house);
        var tailField = ground.getClass().getDeclaredField("tail");
        tailField.setAccessible(true);
        return (Tail) tailField.get(ground);
    }
}
