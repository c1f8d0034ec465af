package parley.people;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Makes what only its holder knows: 256 random bits. Of these the database keeps the SHA-256, which nobody can turn back;
 * only what people think up needs something slower.
 *
 * @param random must be unpredictable
 */
record Secrets(RandomGenerator random) {
    private static final int BYTES = 32;

    /** 43 characters of URL-safe Base64. */
    String make() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    static Buffer hash(String secret) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
