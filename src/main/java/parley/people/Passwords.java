package parley.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with argon2id (RFC 9106), as PHC strings. 19 MiB, two passes, one lane: the least that OWASP's
 * Password Storage Cheat Sheet recommends. It takes some 50 ms of a core, so never on an event loop: {@link PasswordWork}.
 */
final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Base64.Encoder WRITE = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder READ = Base64.getDecoder();

    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(?<memory>\\d{1,7}),t=(?<passes>\\d{1,2}),p=(?<lanes>\\d{1,2})"
                    + "\\$(?<salt>[A-Za-z0-9+/]{8,88})\\$(?<hash>[A-Za-z0-9+/]{16,88})");

    private final Secrets secrets;
    private final String nobodys;

    private record Cost(int memory, int passes, int lanes) {
        static final Cost NOW = new Cost(MEMORY_KIB, PASSES, LANES);
    }

    /** Takes some 50 ms. */
    Passwords(Secrets secrets) {
        this.secrets = secrets;
        nobodys = hash(secrets.make());
    }

    /** A PHC string: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. */
    String hash(String password) {
        var salt = secrets.bytes(SALT_BYTES);
        var hash = argon2(password, salt, Cost.NOW, HASH_BYTES);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, WRITE.encodeToString(salt), WRITE.encodeToString(hash));
    }

    /** Where there is no hash it takes as long as with one: nobody learns from the clock whether an account is there. */
    boolean fits(String password, Optional<String> kept) {
        var phc = PHC.matcher(kept.orElse(nobodys));
        if (!phc.matches()) {
            return false;
        }
        var hash = READ.decode(phc.group("hash"));
        var cost = new Cost(
                Integer.parseInt(phc.group("memory")),
                Integer.parseInt(phc.group("passes")),
                Integer.parseInt(phc.group("lanes")));
        var given = argon2(password, READ.decode(phc.group("salt")), cost, hash.length);
        return MessageDigest.isEqual(hash, given) && kept.isPresent();
    }

    /** Whether it was made at another cost than today's, so that it should be made anew while the password is at hand. */
    static boolean isStale(String kept) {
        return !kept.startsWith("$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(MEMORY_KIB, PASSES, LANES));
    }

    private static byte[] argon2(String password, byte[] salt, Cost cost, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
