package parley;

import java.security.SecureRandom;
import java.util.Optional;
import parley.database.DataDirectory;
import parley.database.DatabaseUnavailable;
import parley.database.DatabaseUrl;
import parley.database.EmbeddedServer;
import parley.database.Migrations;

/**
 * The database that Parley works with, migrated: somebody else's, or a server of our own that lives as long as this.
 *
 * @param server present where it is ours
 * @param directory what Parley keeps beside the database; absent where the database is somebody else's
 */
record Storage(
        DatabaseUrl url,
        Optional<EmbeddedServer> server,
        Optional<DataDirectory.Hold> hold,
        Optional<DataDirectory> directory)
        implements AutoCloseable {

    /**
     * For the one that serves.
     *
     * @throws DatabaseUnavailable in one line, also where another Parley has the data directory
     */
    static Storage open(Settings.Database settings) {
        return settings.url().map(Storage::elsewhere).orElseGet(() -> embedded(settings));
    }

    /** For commands: works beside a Parley that serves, and without one. */
    static Storage join(Settings.Database settings) {
        if (settings.url().isPresent()) {
            return elsewhere(settings.url().get());
        }
        var directory = DataDirectory.at(settings.dataDir());
        return directory
                .tryLock()
                .map(Storage::start)
                .orElseGet(() -> new Storage(
                        EmbeddedServer.ofRunning(directory)
                                .orElseThrow(() -> new DatabaseUnavailable(
                                        "Another Parley is just starting or stopping in " + directory + ".")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(directory)));
    }

    private static Storage elsewhere(DatabaseUrl url) {
        Migrations.run(url);
        return new Storage(url, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Storage embedded(Settings.Database settings) {
        var directory = DataDirectory.at(settings.dataDir());
        var hold = directory
                .tryLock()
                .orElseThrow(() -> new DatabaseUnavailable("Another Parley is running in " + directory
                        + "; stop it first, or choose another directory with PARLEY_DATA_DIR."));
        return start(hold);
    }

    private static Storage start(DataDirectory.Hold hold) {
        EmbeddedServer server;
        try {
            server = EmbeddedServer.start(hold, new SecureRandom());
        } catch (RuntimeException failure) {
            hold.close();
            throw failure;
        }
        var storage = new Storage(server.url(), Optional.of(server), Optional.of(hold), Optional.of(hold.directory()));
        try {
            Migrations.run(server.url());
            return storage;
        } catch (RuntimeException failure) {
            storage.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        server.ifPresent(EmbeddedServer::close);
        hold.ifPresent(DataDirectory.Hold::close);
    }
}
