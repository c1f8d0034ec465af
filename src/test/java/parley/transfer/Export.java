package parley.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What one reading of an export gave. */
record Export(List<ForeignPage> pages, ImportReport report) {

    static Export file(String name) throws IOException {
        try (var in = Objects.requireNonNull(Export.class.getResourceAsStream("/transfer/" + name), name)) {
            return read(name, in);
        }
    }

    static Export text(String xml) throws IOException {
        return bytes(xml.getBytes(StandardCharsets.UTF_8));
    }

    static Export bytes(byte[] xml) throws IOException {
        return read("export.xml", new ByteArrayInputStream(xml));
    }

    static Export read(String name, InputStream in) throws IOException {
        var pages = new ArrayList<ForeignPage>();
        var report = new ImportReport();
        new WordPressReader(name, report).read(in, pages::add);
        return new Export(pages, report);
    }

    /** A whole export of one page, with these elements in its only comment; it has a comment_id of 1. */
    static String with(String elements) {
        return """
                <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">
                <channel><item><title>Bridge</title><link>https://news.example.org/2026/11/bridge</link>
                <wp:comment><wp:comment_id>1</wp:comment_id>%s</wp:comment>
                </item></channel></rss>
                """.formatted(elements);
    }

    ForeignPage page() {
        return pages.getFirst();
    }

    ForeignComment comment(String id) {
        return pages.stream()
                .flatMap(page -> page.comments().stream())
                .filter(comment -> comment.foreignId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
