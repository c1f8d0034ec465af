package parley.transfer;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands one comment of a WordPress export. */
final class WordPressComment {

    private static final int ID_MAX = 64;
    private static final int NAME_MAX = 64;
    private static final int EMAIL_MAX = 254;
    private static final int WEBSITE_MAX = 2000;

    /** Plugins keep other things among comments, some of them confidential; only what readers wrote is let in. */
    private static final Set<String> OF_READERS = Set.of("", "comment", "review");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;]+@[^\\s@<>\"(),:;]+\\.[^\\s@<>\"(),:;.]+");

    private WordPressComment() {}

    /** Why this comment cannot come along. */
    static Optional<Skipped> obstacle(Map<String, String> texts) {
        var type = texts.getOrDefault("wp:comment_type", "");
        if (type.equals("pingback") || type.equals("trackback")) {
            return Optional.of(Skipped.PINGBACK);
        }
        if (!OF_READERS.contains(type)) {
            return Optional.of(Skipped.OTHER_KIND);
        }
        var id = texts.getOrDefault("wp:comment_id", "");
        if (id.isEmpty() || id.length() > ID_MAX) {
            return Optional.of(Skipped.WITHOUT_ID);
        }
        var html = texts.getOrDefault("wp:comment_content", "");
        if (html.isEmpty()) {
            return Optional.of(Skipped.EMPTY);
        }
        boolean tooLong = html.getBytes(StandardCharsets.UTF_8).length > ForeignComment.MAX_HTML_BYTES;
        return tooLong ? Optional.of(Skipped.TOO_LONG) : Optional.empty();
    }

    static ForeignComment of(Map<String, String> texts, Optional<Instant> dateOfPage, ImportReport report) {
        return new ForeignComment(
                texts.getOrDefault("wp:comment_id", ""),
                Optional.ofNullable(texts.get("wp:comment_parent")).filter(id -> !id.isEmpty() && !id.equals("0")),
                authorName(texts.getOrDefault("wp:comment_author", ""), report),
                email(texts.getOrDefault("wp:comment_author_email", ""), report),
                website(texts.getOrDefault("wp:comment_author_url", ""), report),
                createdAt(texts, dateOfPage, report),
                WordPressText.paragraphs(texts.getOrDefault("wp:comment_content", "")),
                approval(texts.getOrDefault("wp:comment_approved", "")));
    }

    private static String authorName(String text, ImportReport report) {
        var name = WordPressText.plain(text);
        if (name.isEmpty()) {
            report.mended(Mended.AUTHOR_UNNAMED);
            return "Anonymous";
        }
        var cut = WordPressText.cut(name, NAME_MAX);
        if (cut.length() < name.length()) {
            report.mended(Mended.NAME_SHORTENED);
        }
        return cut;
    }

    private static Optional<String> email(String text, ImportReport report) {
        boolean valid = text.length() <= EMAIL_MAX && EMAIL.matcher(text).matches();
        if (!valid && !text.isEmpty()) {
            report.mended(Mended.EMAIL_DROPPED);
        }
        return valid ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> website(String text, ImportReport report) {
        // what a browser puts in front of an empty field
        if (text.isEmpty() || text.equals("http://") || text.equals("https://")) {
            return Optional.empty();
        }
        boolean valid = text.length() <= WEBSITE_MAX && isWebsite(text);
        if (!valid) {
            report.mended(Mended.WEBSITE_DROPPED);
        }
        return valid ? Optional.of(text) : Optional.empty();
    }

    private static boolean isWebsite(String text) {
        try {
            var uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static Instant createdAt(Map<String, String> texts, Optional<Instant> ofPage, ImportReport report) {
        return WordPressText.date(texts.get("wp:comment_date_gmt"))
                .or(() -> WordPressText.date(texts.get("wp:comment_date")))
                .or(() -> ofPage)
                .orElseGet(() -> {
                    report.mended(Mended.DATE_UNKNOWN);
                    return Instant.EPOCH;
                });
    }

    private static Approval approval(String text) {
        return switch (text) {
            case "1", "approve", "approved" -> Approval.APPROVED;
            case "spam" -> Approval.SPAM;
            case "trash", "post-trashed" -> Approval.TRASH;
            // anything unknown waits for a person
            default -> Approval.PENDING;
        };
    }
}
