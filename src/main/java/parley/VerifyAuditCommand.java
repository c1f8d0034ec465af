package parley;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.io.PrintStream;
import parley.audit.AuditReader;
import parley.audit.Verification;

/** {@code parley verify-audit}: walks the chain, beside a Parley that serves or without one. */
final class VerifyAuditCommand {
    private static final int OK = 0;
    private static final int CANNOT = 1;
    private static final int BROKEN = 3;
    private static final long SLEEP_SECONDS = 30;

    private VerifyAuditCommand() {}

    static int run(Settings settings, CommandLine.VerifyAudit what, PrintStream out, PrintStream err) {
        try (var storage = Storage.join(settings.database())) {
            var vertx = Vertx.vertx();
            try {
                var pool = PgBuilder.pool()
                        .connectingTo(storage.url().pool())
                        .using(vertx)
                        .build();
                return tell(new Verification(new AuditReader(pool), what.expected()).run(), out, err);
            } catch (RuntimeException unreadable) {
                return complain(err, CANNOT, "The audit cannot be read: " + unreadable.getMessage());
            } finally {
                Waiting.until(vertx.close(), SLEEP_SECONDS);
            }
        }
    }

    private static int tell(Verification.Verdict verdict, PrintStream out, PrintStream err) {
        return switch (verdict) {
            case Verification.Whole whole -> {
                out.println("The audit is whole: " + whole.lines() + " lines");
                out.println("head " + whole.head());
                whole.expectedAt().ifPresent(at -> out.println("the expected hash is that of line " + at));
                yield OK;
            }
            case Verification.Broken broken ->
                complain(err, BROKEN, "The audit is broken: line " + broken.position() + " " + broken.why());
            case Verification.Shortened shortened ->
                complain(
                        err,
                        BROKEN,
                        "The audit is broken: the expected hash is of none of its %d lines; its end was cut off, or it was written anew. Its head is %s"
                                .formatted(shortened.lines(), shortened.head()));
        };
    }

    private static int complain(PrintStream err, int code, String line) {
        err.println(line);
        return code;
    }
}
