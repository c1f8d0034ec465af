package parley.people;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** How secrets of authenticators are written: in Base 32 (RFC 4648, section 6), without padding. */
final class SecretText {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private SecretText() {}

    static String write(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int count = 0;
        for (var one : bytes) {
            held = (held << Byte.SIZE) | (one & 0xff);
            count += Byte.SIZE;
            while (count >= BITS) {
                count -= BITS;
                text.append(LETTERS.charAt((held >> count) & 0x1f));
            }
            held &= (1 << count) - 1;
        }
        if (count > 0) {
            text.append(LETTERS.charAt((held << (BITS - count)) & 0x1f));
        }
        return text.toString();
    }

    /** Empty where it is none. */
    static Optional<byte[]> read(String text) {
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = LETTERS.indexOf(Character.toUpperCase(text.charAt(i)));
            if (value < 0) {
                return Optional.empty();
            }
            held = (held << BITS) | value;
            count += BITS;
            if (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                bytes.write((held >> count) & 0xff);
                held &= (1 << count) - 1;
            }
        }
        return Optional.of(bytes.toByteArray());
    }
}
