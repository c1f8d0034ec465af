package parley.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file as it goes out, its gzip made once. The two are different bytes, so each has its own tag. */
record StaticFile(String type, Buffer plain, Buffer gzip, String tag) {

    static StaticFile of(String path, byte[] source) {
        var bytes = Slim.of(new String(source, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        var type = path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return new StaticFile(type, Buffer.buffer(bytes), Buffer.buffer(zipped(bytes)), hash(bytes));
    }

    String etag(boolean zipped) {
        return '"' + tag + (zipped ? "-gzip" : "") + '"';
    }

    Buffer body(boolean zipped) {
        return zipped ? gzip : plain;
    }

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
