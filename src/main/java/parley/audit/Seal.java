package parley.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import parley.event.Hash;

/**
 * The hash of a line: SHA-256 over its fields, each as a length of four bytes, big-endian, and that many bytes of UTF-8.
 * The lengths keep two different lines from being the same bytes; an absent field has the length -1, an empty one 0.
 * docs/audit.md tells outsiders the same: it never changes, a new encoding gets a new {@link #NAME}.
 */
final class Seal {
    private static final String NAME = "parley-audit-1";
    private static final int ABSENT = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Seal() {}

    /** Over everything but {@link Line#hash} itself. */
    static String of(Line line) {
        var seal = new Seal()
                .with(NAME)
                .with(Long.toString(line.position()))
                .with(line.time())
                .with(line.who())
                .with(line.what())
                .with(line.siteOrNull())
                .with(line.subject())
                .with(line.detail())
                .with(line.previous());
        return HexFormat.of().formatHex(Hash.sha256(seal.bytes.toByteArray()));
    }

    private Seal with(@Nullable String field) {
        if (field == null) {
            length(ABSENT);
        } else {
            var text = field.getBytes(StandardCharsets.UTF_8);
            length(text.length);
            bytes.writeBytes(text);
        }
        return this;
    }

    private void length(int length) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }
}
