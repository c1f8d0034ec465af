package parley.rig;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.House;
import parley.Settings;
import parley.database.DatabaseUrl;

/** A whole Parley on free ports, rate limits off, with the demo site. Several on one database are several nodes. */
public final class Node implements AutoCloseable {
    public static final String ADMIN_KEY = "the-key-of-the-walks-administrator";

    private final House house;

    private Node(House house) {
        this.house = house;
    }

    public static Node on(TestDatabase database) {
        return on(database.url());
    }

    /** @param database migrated */
    public static Node on(DatabaseUrl database) {
        return on(database, Map.of());
    }

    /** @param settings beside those that every node of the tests has */
    public static Node on(DatabaseUrl database, Map<String, String> settings) {
        var given = new HashMap<>(Map.of(
                "PARLEY_HTTP_PORT", "0",
                "PARLEY_MANAGEMENT_PORT", "0",
                "PARLEY_RATE_LIMITS", "off",
                "PARLEY_ADMIN_KEY", ADMIN_KEY));
        given.putAll(settings);
        var read = Settings.read(given, Path.of("target")).withDemo();
        return new Node(House.wake(read, database, Optional.of(ADMIN_KEY)));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + house.port());
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + house.managementPort());
    }

    /** As nobody in particular; every exchange is held against the contract. */
    public Api api() {
        return Api.of(address());
    }

    public Api administrator() {
        return api().as("Bearer " + ADMIN_KEY);
    }

    /** A socket of a page of the demo site. */
    public Ear ear() {
        return Ear.open(address(), Town.ORIGIN);
    }

    /** Where the first owner is made, if there was none when this node woke. */
    public Optional<String> firstOwner() {
        return house.firstOwner();
    }

    /** As {@code GET /path/:id}. */
    public List<String> addresses() {
        return house.addresses();
    }

    @Override
    public void close() {
        house.close();
    }
}
