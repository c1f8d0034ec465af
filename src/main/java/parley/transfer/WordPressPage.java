package parley.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands one item of a WordPress export: which page it is, and which of its comments come along. */
final class WordPressPage {

    private static final int URL_MAX = 2000;
    private static final int TITLE_MAX = 500;

    /** Address, host, path, query; lenient, since exported links are not always well-formed URIs. */
    private static final Pattern LINK =
            Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*)?(\\?[^#\\s]*)?(#\\S*)?", Pattern.CASE_INSENSITIVE);

    private WordPressPage() {}

    /** The page, or nothing when none of its comments comes along; the report says why. */
    static Optional<ForeignPage> of(WordPressXml.Item item, ImportReport report) {
        var texts = item.texts();
        var url = texts.getOrDefault("link", "");
        var obstacle = obstacle(texts, url);
        if (obstacle.isPresent()) {
            item.comments().forEach(comment -> report.skipped(obstacle.get()));
            return Optional.empty();
        }
        var comments = ReplyOrder.of(comments(item, report), report);
        if (comments.isEmpty()) {
            return Optional.empty();
        }
        var title = WordPressText.cut(WordPressText.plain(texts.getOrDefault("title", "")), TITLE_MAX);
        boolean closed = !texts.getOrDefault("wp:comment_status", "").equals("open");
        return Optional.of(new ForeignPage(key(url), url, title, closed, comments));
    }

    /**
     * The path of the address, and its query where there is one: without it, all pages of a site with plain permalinks
     * ({@code /?p=123}) would be one.
     */
    static String key(String url) {
        var link = LINK.matcher(url);
        if (!link.matches()) {
            throw new IllegalArgumentException("not an address: " + url);
        }
        return Optional.ofNullable(link.group(1)).orElse("/")
                + Optional.ofNullable(link.group(2))
                        .filter(query -> query.length() > 1)
                        .orElse("");
    }

    private static Optional<Skipped> obstacle(Map<String, String> texts, String url) {
        if (!texts.getOrDefault("wp:post_password", "").isEmpty()) {
            return Optional.of(Skipped.PAGE_WITH_PASSWORD);
        }
        if (texts.getOrDefault("wp:status", "").equals("private")) {
            return Optional.of(Skipped.PRIVATE_PAGE);
        }
        boolean address = url.length() <= URL_MAX && LINK.matcher(url).matches();
        return address ? Optional.empty() : Optional.of(Skipped.PAGE_WITHOUT_ADDRESS);
    }

    private static List<ForeignComment> comments(WordPressXml.Item item, ImportReport report) {
        var dateOfPage = WordPressText.date(item.texts().get("wp:post_date_gmt"))
                .or(() -> WordPressText.date(item.texts().get("wp:post_date")));
        var comments = new ArrayList<ForeignComment>();
        for (var texts : item.comments()) {
            WordPressComment.obstacle(texts)
                    .ifPresentOrElse(
                            report::skipped, () -> comments.add(WordPressComment.of(texts, dateOfPage, report)));
        }
        return comments;
    }
}
