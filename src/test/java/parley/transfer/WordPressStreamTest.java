package parley.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class WordPressStreamTest {

    private static final long SIZE = 200L << 20;
    /** More than the buffers on the way and one item together. */
    private static final long AHEAD = 256 << 10;

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="urn:content"><channel>
            """;
    private static final String TAIL = "</channel></rss>";
    private static final String ARTICLE = "Rain &amp; wind over the harbour, &#8222;again&#8220;. ".repeat(200);

    private final AtomicLong given = new AtomicLong();

    @Test
    void pagesOfAHugeExportAreHandedOverWhileTheRestIsUnread() throws IOException {
        var report = new ImportReport();
        var givenBefore = new AtomicLong();

        new WordPressReader("huge.xml", report).read(stream(SIZE, n -> item(n + 1), ""), page -> {
            assertThat(page.key()).isEqualTo("/story/" + report.pages());
            assertThat(given.get() - givenBefore.getAndSet(given.get())).isLessThan(AHEAD);
        });

        assertThat(given.get()).isGreaterThan(SIZE);
        assertThat(report.comments()).isEqualTo(report.pages()).isGreaterThan(15_000);
    }

    @Test
    void oneEndlessArticleIsPassedOver() throws IOException {
        var report = new ImportReport();
        LongFunction<String> endless = n -> n == 0 ? "<item><content:encoded><![CDATA[" : ARTICLE;
        var end = "]]></content:encoded></item>" + item(1);

        new WordPressReader("huge.xml", report).read(stream(64 << 20, endless, end), page -> {});

        assertThat(report.comments()).isEqualTo(1);
    }

    @Test
    void oneEndlessCommentIsLeftOut() throws IOException {
        var report = new ImportReport();
        var start = "<item><link>https://news.example.org/a</link><wp:comment><wp:comment_id>1</wp:comment_id>"
                + "<wp:comment_content>";
        LongFunction<String> endless = n -> n == 0 ? start : ARTICLE;
        var end = "</wp:comment_content></wp:comment></item>" + item(1);

        new WordPressReader("huge.xml", report).read(stream(64 << 20, endless, end), page -> {});

        assertThat(report.comments()).isEqualTo(1);
        assertThat(report.skipped()).containsEntry(Skipped.TOO_LONG, 1L);
    }

    private static String item(long n) {
        return """
                <item><title>Story %1$d</title><link>https://news.example.org/story/%1$d</link>
                <content:encoded>%2$s</content:encoded>
                <wp:comment><wp:comment_id>%1$d</wp:comment_id><wp:comment_approved>1</wp:comment_approved>
                <wp:comment_content><![CDATA[Word %1$d]]></wp:comment_content></wp:comment></item>
                """.formatted(n, ARTICLE);
    }

    private InputStream stream(long size, LongFunction<String> pieces, String end) {
        return new Generated(size, pieces, end);
    }

    /** Makes an export of a little more than {@code size} bytes while it is read. */
    private final class Generated extends InputStream {

        private final long size;
        private final LongFunction<String> pieces;
        private final String end;
        private InputStream piece = bytes(HEAD);
        private long number;
        private boolean ended;

        Generated(long size, LongFunction<String> pieces, String end) {
            this.size = size;
            this.pieces = pieces;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = piece.read(bytes, offset, length);
            while (got < 0 && !ended) {
                ended = given.get() > size;
                piece = bytes(ended ? end + TAIL : pieces.apply(number++));
                got = piece.read(bytes, offset, length);
            }
            given.addAndGet(Math.max(0, got));
            return got;
        }

        private static InputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
