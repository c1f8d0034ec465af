package parley.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.transfer.Approval.APPROVED;
import static parley.transfer.Approval.PENDING;
import static parley.transfer.Approval.SPAM;
import static parley.transfer.Approval.TRASH;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordPressReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.2"})
    void everyVersionAndEveryPrefixIsRead(String version) throws IOException {
        var export = Export.file("wxr-" + version + ".xml");

        assertThat(export.page().key()).isEqualTo("/2026/11/bridge");
        assertThat(export.comment("1"))
                .isEqualTo(new ForeignComment(
                        "1",
                        Optional.empty(),
                        "Mara Lindt",
                        Optional.of("mara@example.org"),
                        Optional.empty(),
                        Instant.parse("2026-11-03T08:15:00Z"),
                        "<p>Said in " + version + "</p>",
                        APPROVED));
    }

    @Test
    void aPageKeepsItsAddressTitleAndWhetherItIsClosed() throws IOException {
        var pages = Export.file("nested.xml").pages();

        assertThat(pages)
                .extracting(ForeignPage::title)
                .containsExactly("Bridge – the last span", "A picture with a word");
        assertThat(pages)
                .extracting(ForeignPage::url)
                .containsExactly(
                        "https://news.example.org/2026/11/bridge", "https://news.example.org/?attachment_id=7");
        assertThat(pages).extracting(ForeignPage::key).containsExactly("/2026/11/bridge", "/?attachment_id=7");
        assertThat(pages).extracting(ForeignPage::closed).containsExactly(false, true);
    }

    @Test
    void aParentStandsBeforeItsRepliesElseDateAndIdDecide() throws IOException {
        var page = Export.file("nested.xml").page();

        assertThat(page.comments())
                .extracting(ForeignComment::foreignId)
                .containsExactly("9", "10", "11", "12", "13", "14", "15", "16");
        assertThat(page.comments().get(3).parentForeignId()).contains("11");
        assertThat(page.comments().get(1).parentForeignId()).isEmpty();
    }

    @Test
    void whatTheOldModeratorsDecidedIsKept() throws IOException {
        var export = Export.file("nested.xml");

        assertThat(export.page().comments())
                .extracting(ForeignComment::approval)
                .containsExactly(PENDING, APPROVED, APPROVED, APPROVED, SPAM, TRASH, TRASH, APPROVED);
        assertThat(export.report().comments()).isEqualTo(9);
        assertThat(export.report().comments(TRASH)).isEqualTo(2);
        assertThat(export.report().replies()).isEqualTo(2);
        assertThat(export.report().pages()).isEqualTo(2);
    }

    @Test
    void namesAreReadableAndTextHasParagraphs() throws IOException {
        var export = Export.file("nested.xml");

        assertThat(export.comment("12").authorName()).isEqualTo("Jonas & Ida");
        assertThat(export.comment("11").authorName()).isEqualTo("Tomás O'Dell");
        assertThat(export.comment("11").website()).contains("https://example.net/tomas");
        assertThat(export.comment("10").html())
                .isEqualTo("<p>The first word.</p>\n<p>And a second paragraph<br>\nof two lines.</p>");
    }

    @Test
    void whatIsLeftOutIsCountedByReason() throws IOException {
        var export = Export.file("skipped.xml");

        assertThat(export.page().comments())
                .extracting(ForeignComment::foreignId)
                .containsExactly("5", "6", "7");
        assertThat(export.comment("5").html()).isEqualTo("<p>Stays</p>");
        assertThat(export.pages()).hasSize(1);
        assertThat(export.report().skipped())
                .isEqualTo(Map.of(
                        Skipped.PINGBACK, 2L,
                        Skipped.OTHER_KIND, 1L,
                        Skipped.EMPTY, 1L,
                        Skipped.WITHOUT_ID, 1L,
                        Skipped.SAME_ID, 1L,
                        Skipped.PAGE_WITH_PASSWORD, 2L,
                        Skipped.PRIVATE_PAGE, 1L,
                        Skipped.PAGE_WITHOUT_ADDRESS, 1L));
    }

    @Test
    void aReplyWhoseParentIsMissingOrLeftOutBecomesARoot() throws IOException {
        var export = Export.file("skipped.xml");

        assertThat(export.page().comments())
                .allMatch(comment -> comment.parentForeignId().isEmpty());
        assertThat(export.report().mended()).containsEntry(Mended.PARENT_MISSING, 2L);
    }

    @Test
    void whatCannotBeUsedIsMendedAndTheCommentStays() throws IOException {
        var export = Export.file("mended.xml");

        assertThat(export.page().key()).isEqualTo("/?p=123");
        assertThat(export.comment("1").authorName()).isEqualTo("Anonymous");
        assertThat(export.comment("2").authorName()).isEqualTo("ä".repeat(63) + "😀");
        assertThat(export.comment("2").email()).isEmpty();
        assertThat(export.comment("2").website()).isEmpty();
        assertThat(export.report().mended())
                .isEqualTo(Map.of(
                        Mended.AUTHOR_UNNAMED, 1L,
                        Mended.NAME_SHORTENED, 1L,
                        Mended.EMAIL_DROPPED, 1L,
                        Mended.WEBSITE_DROPPED, 1L,
                        Mended.DATE_UNKNOWN, 1L,
                        Mended.CIRCLE_CUT, 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "3,  2026-11-03T09:30:00Z",
        "4,  2026-11-02T06:00:00Z",
        "60, 1970-01-01T00:00:00Z",
    })
    void aMissingDateFallsBackToTheLocalOneThenToThePagesThenToTheEpoch(String id, Instant date) throws IOException {
        assertThat(Export.file("mended.xml").comment(id).createdAt()).isEqualTo(date);
    }

    @Test
    void aCircleIsCutAtItsEarliestComment() throws IOException {
        var export = Export.file("mended.xml");

        assertThat(export.comment("6").parentForeignId()).isEmpty();
        assertThat(export.comment("7").parentForeignId()).contains("6");
        assertThat(export.comment("5").parentForeignId()).contains("7");
        assertThat(export.comment("8").parentForeignId()).contains("7");
        assertThat(export.comment("9").parentForeignId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example.org/2026/11/bridge,          /2026/11/bridge",
        "https://news.example.org/2026/11/bridge/#respond, /2026/11/bridge/",
        "https://news.example.org/?p=123,                  /?p=123",
        "https://news.example.org?p=123,                   /?p=123",
        "https://news.example.org/blog/?page_id=2,         /blog/?page_id=2",
        "https://news.example.org/bridge?,                 /bridge",
        "HTTP://news.example.org,                          /",
        "https://news.example.org/brücke/a|b,              /brücke/a|b",
    })
    void theKeyIsThePathOfTheLink(String link, String key) {
        assertThat(WordPressPage.key(link)).isEqualTo(key);
    }

    @Test
    void aCommentOfOneMebibyteIsReadAndALongerOneIsLeftOut() throws IOException {
        var most = "x".repeat(ForeignComment.MAX_HTML_BYTES);
        var comment = "<wp:comment_content><![CDATA[%s]]></wp:comment_content>";

        assertThat(Export.text(Export.with(comment.formatted(most)))
                        .comment("1")
                        .html())
                .contains(most);
        for (var over : new String[] {
            most + "x", "ä".repeat(most.length() / 2 + 1), most.repeat(5), most.replace('x', ' ') + "   x"
        }) {
            var export = Export.text(Export.with(comment.formatted(over)));
            assertThat(export.pages()).isEmpty();
            assertThat(export.report().skipped()).isEqualTo(Map.of(Skipped.TOO_LONG, 1L));
        }
    }

    @Test
    void theReportIsAFewPlainLines() throws IOException {
        var report = Export.file("skipped.xml").report();
        report.alreadyThere(2);

        assertThat(report).hasToString("""
                        Read 3 comments on 1 pages, 0 of them replies.
                        Approved 3, waiting 0, spam 0, in the trash 0.
                        Already there: 2.
                        Left out: 2 pingbacks or trackbacks; \
                        1 entries that are not readers' comments (such as shop order notes); \
                        2 on pages behind a password; 1 on private pages; 1 on pages without a usable address; \
                        1 without any text; 1 without a usable id; \
                        1 with an id that was used before on the same page.
                        Mended: 2 replies whose parent is missing, now on their own.""");
    }
}
