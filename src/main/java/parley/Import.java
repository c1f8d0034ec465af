package parley;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import parley.event.SiteKey;
import parley.transfer.ImportReport;
import parley.transfer.Loader;
import parley.transfer.WordPressReader;

/** Reads a WordPress export and loads it, page after page. Its start lasts as long as that; on a virtual thread only. */
final class Import extends VerticleBase {
    static final long PATIENCE_SECONDS = Duration.ofDays(7).toSeconds();

    /** Part of the comments' ids for ever. */
    private static final String SOURCE = "wordpress";

    private final Ground ground;
    private final Path file;
    private final SiteKey site;
    private final boolean dryRun;
    private final ImportReport report;

    Import(Ground ground, Path file, SiteKey site, boolean dryRun, ImportReport report) {
        this.ground = ground;
        this.file = file;
        this.site = site;
        this.dryRun = dryRun;
        this.report = report;
    }

    @Override
    public Future<?> start() throws IOException {
        var loader = new Loader(ground.writer, ground.threads, ground.finder, site, SOURCE, dryRun, report);
        try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
            new WordPressReader(file.toString(), report).read(bytes, loader);
        }
        return Future.succeededFuture();
    }
}
