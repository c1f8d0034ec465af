package parley.transfer;

import java.time.Instant;
import java.util.Optional;

/**
 * One comment as another system exported it, with what is not usable already dropped.
 *
 * @param foreignId its id over there: 1 to 64 characters, unique on its page, the same in the next export
 * @param parentForeignId the comment it replies to, which stands before it on the same page; empty for a root
 * @param authorName plain text of 1 to 64 code points
 * @param email something that looks like an address, at most 254 characters
 * @param website an absolute http or https address, at most 2,000 characters
 * @param createdAt when it was written; the epoch when the export does not tell
 * @param html untrusted HTML as the other system would have shown it, at most {@value #MAX_HTML_BYTES} bytes of UTF-8
 *     before line breaks became paragraphs. Sanitize before use
 */
public record ForeignComment(
        String foreignId,
        Optional<String> parentForeignId,
        String authorName,
        Optional<String> email,
        Optional<String> website,
        Instant createdAt,
        String html,
        Approval approval) {

    public static final int MAX_HTML_BYTES = 1 << 20;

    ForeignComment asRoot() {
        return new ForeignComment(foreignId, Optional.empty(), authorName, email, website, createdAt, html, approval);
    }
}
