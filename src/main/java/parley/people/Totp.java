package parley.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every 30 seconds (RFC 6238), as every authenticator makes them: with HMAC-SHA-1. */
final class Totp {
    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DRIFT = 1;

    private Totp() {}

    /**
     * The time step that a code is of, at most one before or after now's; empty where it is of none, or of one that was
     * taken before.
     *
     * @param last the last step whose code was taken
     */
    static OptionalLong step(byte[] secret, String code, long last, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            if (step > last && code(secret, step, 6).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** RFC 4226, section 5.3. */
    static String code(byte[] secret, long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int binary = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return ("%0" + digits + "d").formatted(binary % (int) Math.pow(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
