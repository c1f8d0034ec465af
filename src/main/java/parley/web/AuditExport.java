package parley.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import parley.audit.AuditReader;
import parley.audit.Line;

/**
 * Sends the whole audit as JSON lines. A page is read when the one before has left, so that a slow client costs one page
 * of memory and holds no transaction open.
 */
final class AuditExport {
    private static final int PAGE = 200;

    private final AuditReader reader;
    private final HttpServerResponse response;
    private final Promise<Void> end = Promise.promise();

    AuditExport(AuditReader reader, HttpServerResponse response) {
        this.reader = reader;
        this.response = response;
    }

    /** Fails without having sent anything, or breaks off: then the connection ends without the last chunk. */
    Future<Void> run() {
        next(Long.MIN_VALUE);
        return end.future();
    }

    /** No chain of futures: it would grow with the audit. */
    private void next(long after) {
        reader.after(after, PAGE).onFailure(end::tryFail).onSuccess(lines -> {
            begin();
            if (lines.isEmpty()) {
                response.end().onComplete(end);
            } else {
                response.write(json(lines))
                        .onFailure(end::tryFail)
                        .onSuccess(sent -> next(lines.getLast().position()));
            }
        });
    }

    private void begin() {
        if (!response.headWritten()) {
            response.setChunked(true)
                    .putHeader("Content-Type", "application/jsonl")
                    .putHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"")
                    .putHeader("Cache-Control", "no-store");
        }
    }

    private static Buffer json(List<Line> lines) {
        var text = Buffer.buffer();
        lines.forEach(line -> text.appendString(line.toJson().encode()).appendByte((byte) '\n'));
        return text;
    }
}
