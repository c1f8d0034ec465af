package parley.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Decodes the bytes of an XML file as it declares: a byte order mark, else {@code encoding="…"}, else UTF-8
 * (XML 1.0, appendix F). Done here rather than by the parser, because the characters are sieved before it sees them.
 */
final class XmlSource {

    private static final int DECLARATION_BYTES = 1024;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']", Pattern.CASE_INSENSITIVE);

    private XmlSource() {}

    static XmlSieve open(String file, InputStream bytes) throws IOException {
        var buffered = new BufferedInputStream(bytes, 64 * 1024);
        buffered.mark(DECLARATION_BYTES);
        var head = buffered.readNBytes(DECLARATION_BYTES);
        buffered.reset();
        var charset = charset(file, head);
        // decoders throw away good characters before the bad one; a mark in the text lets the sieve name its line
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(XmlSieve.UNDECODABLE));
        return new XmlSieve(file, charset.name(), new InputStreamReader(buffered, decoder));
    }

    private static Charset charset(String file, byte[] head) throws UnreadableExport {
        if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        var declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException unknown) {
            throw new UnreadableExport(file, 1, "declares an encoding nobody knows: " + declared.group(1));
        }
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
