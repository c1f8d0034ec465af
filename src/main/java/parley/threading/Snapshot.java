package parley.threading;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A page's bytes as of one {@code seq}, the same for all readers. Nobody may change the buffers. */
public final class Snapshot {
    private final long seq;
    private final Buffer body;
    private final String etag;
    private final Instant at;
    private volatile @Nullable Buffer gzip;

    Snapshot(long seq, Buffer body, String etag, Instant at) {
        this.seq = seq;
        this.body = body;
        this.etag = etag;
        this.at = at;
    }

    public long seq() {
        return seq;
    }

    public Buffer body() {
        return body;
    }

    /** Made when it is first asked for, then kept; whoever is unlucky at the same time makes it twice. */
    public Buffer gzip() {
        var made = gzip;
        if (made == null) {
            made = zipped(body);
            gzip = made;
        }
        return made;
    }

    /** Weak (RFC 9110, section 8.8.3): the same for all content codings. Quoted, as it stands in the header. */
    public String etag() {
        return etag;
    }

    Instant at() {
        return at;
    }

    /** Bytes, with room for the compressed ones. */
    int weight() {
        return body.length() + body.length() / 4 + 200;
    }

    private static Buffer zipped(Buffer body) {
        var bytes = new ByteArrayOutputStream(body.length() / 4 + 64);
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
