package parley;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import parley.transfer.ImportReport;

/** {@code parley import …}: a small node of its own, beside the one that serves or alone. */
final class ImportCommand {
    private static final int OK = 0;
    private static final int CANNOT = 1;
    private static final long WAKE_SECONDS = 30;

    private ImportCommand() {}

    static int run(Settings settings, CommandLine.ImportWordPress what) {
        if (!Files.isReadable(what.file())) {
            return complain(what.file() + ": there is no such file, or it cannot be read");
        }
        try (var storage = Storage.join(settings.database())) {
            var vertx = Vertx.vertx();
            try {
                return run(vertx, settings, storage, what);
            } finally {
                Waiting.until(vertx.close(), WAKE_SECONDS);
            }
        }
    }

    private static int run(Vertx vertx, Settings settings, Storage storage, CommandLine.ImportWordPress what) {
        var ground = new Ground(vertx, storage.url(), Clock.systemUTC(), new SimpleMeterRegistry(), sites -> Map.of());
        try {
            return run(ground, settings, what);
        } finally {
            Waiting.until(ground.sleep(), WAKE_SECONDS);
        }
    }

    private static int run(Ground ground, Settings settings, CommandLine.ImportWordPress what) {
        Waiting.until(ground.wake(), WAKE_SECONDS);
        if (what.site().equals(DemoSite.KEY) && ground.sites.find(DemoSite.KEY).isEmpty()) {
            Waiting.until(DemoSite.put(ground.sites, settings.http().port()), WAKE_SECONDS);
        }
        if (ground.sites.find(what.site()).isEmpty()) {
            return complain("there is no site " + what.site());
        }
        var report = new ImportReport();
        try {
            Waiting.until(
                    ground.vertx.deployVerticle(
                            new Import(ground, what.file(), what.site(), what.dryRun(), report), Ground.VIRTUAL),
                    Import.PATIENCE_SECONDS);
        } catch (IllegalStateException failure) {
            return failed(what, report, failure);
        }
        System.out.println(what.dryRun() ? "This is what would be done; nothing was changed." : "Done.");
        System.out.println(report);
        return OK;
    }

    private static int failed(CommandLine.ImportWordPress what, ImportReport report, IllegalStateException failure) {
        if (failure.getCause() instanceof IOException unreadable) {
            complain(String.valueOf(unreadable.getMessage()));
        } else {
            complain(what.file() + ": " + failure.getCause());
        }
        return complain("What was brought in before that stays; run it again when the cause is mended."
                + System.lineSeparator() + report);
    }

    private static int complain(String line) {
        System.err.println(line);
        return CANNOT;
    }
}
