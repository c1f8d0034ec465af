package parley;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import parley.database.DatabaseUnavailable;

/** Where Parley starts. Reads what was asked for, does it, and says in one line why it cannot. */
public final class Main {
    private static final int OK = 0;
    private static final int CANNOT = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            return switch (CommandLine.parse(args)) {
                case CommandLine.Serve serve -> serve(serve);
                case CommandLine.ImportWordPress what -> ImportCommand.run(settings(), what);
                case CommandLine.VerifyAudit what -> VerifyAuditCommand.run(settings(), what, System.out, System.err);
                case CommandLine.Help help -> say(CommandLine.USAGE);
            };
        } catch (CommandLine.Misunderstood misunderstood) {
            return complain(USAGE, misunderstood.getMessage() + System.lineSeparator() + CommandLine.USAGE);
        } catch (SettingsRefused refused) {
            return complain(USAGE, String.join(System.lineSeparator(), refused.lines()));
        } catch (DatabaseUnavailable unavailable) {
            return complain(CANNOT, String.valueOf(unavailable.getMessage()));
        } catch (House.CannotWake cannot) {
            return complain(CANNOT, String.valueOf(cannot.getMessage()));
        }
    }

    private static int serve(CommandLine.Serve serve) {
        var settings = serve.demo() ? settings().withDemo() : settings();
        var storage = Storage.open(settings.database());
        var key = AdminKey.of(settings, storage);
        var house = wake(settings, storage, key);
        var asleep = new CountDownLatch(1);
        var end = new Thread(() -> end(house, storage, asleep), "end");
        Runtime.getRuntime().addShutdownHook(end);
        watchedParent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(OK)));
        if (serve.demo()) {
            house.tellDemo();
        }
        Welcome.print(settings, house, storage, key);
        await(asleep);
        return OK;
    }

    private static House wake(Settings settings, Storage storage, AdminKey key) {
        try {
            return House.wake(settings, storage.url(), key.value());
        } catch (RuntimeException failure) {
            storage.close();
            throw failure;
        }
    }

    /** In the reverse order of the start: nobody new is let in, everybody in the house is served, then it goes dark. */
    private static void end(House house, Storage storage, CountDownLatch asleep) {
        try {
            house.close();
        } finally {
            storage.close();
            asleep.countDown();
        }
    }

    private static Settings settings() {
        return Settings.read(System.getenv(), Path.of(""));
    }

    private static void await(CountDownLatch asleep) {
        try {
            asleep.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static int say(String text) {
        System.out.println(text);
        return OK;
    }

    private static int complain(int code, String text) {
        System.err.println(text);
        return code;
    }

    /** Maven forwards Ctrl-C but not SIGTERM: with {@code -Dparley.parent=watch} we end when it does. */
    private static Optional<ProcessHandle> watchedParent() {
        return Optional.ofNullable(System.getProperty("parley.parent"))
                .flatMap(watch -> ProcessHandle.current().parent());
    }
}
