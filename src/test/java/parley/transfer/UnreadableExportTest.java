package parley.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableExportTest {

    @ParameterizedTest
    @CsvSource({
        "billion-laughs.xml,    'line 2: a document type, which no WordPress export has'",
        "external-entity.xml,   'line 2: a document type, which no WordPress export has'",
        "external-dtd.xml,      'line 2: a document type, which no WordPress export has'",
        "page.html,             'line 1: a document type, which no WordPress export has'",
        "undeclared-entity.xml, 'line 12: '",
        "plain-feed.xml,        'line 1: this is XML, but no WordPress export (WXR)'",
        "not-xml.txt,           'line 1: '",
        "half.xml,              'line 62: the file ends before the export does'",
        "mismatched.xml,        'line 22: '",
    })
    void aBrokenFileEndsInOneLineThatNamesFileLineAndFault(String file, String line) {
        assertThatExceptionOfType(UnreadableExport.class)
                .isThrownBy(() -> Export.file(file))
                // the rest of some is the parser's, in the language of the machine
                .withMessageStartingWith(file + ": " + line)
                .withMessageNotContainingAny("ParseError", "\n");
    }

    @Test
    void pagesBeforeTheFaultAreVisitedAndCounted() throws IOException {
        var pages = new ArrayList<ForeignPage>();
        var report = new ImportReport();
        try (var half = resource("half.xml")) {
            assertThatThrownBy(() -> new WordPressReader("half.xml", report).read(half, pages::add))
                    .isInstanceOf(UnreadableExport.class);
        }

        assertThat(pages).extracting(ForeignPage::key).containsExactly("/2026/11/bridge");
        assertThat(report.comments()).isEqualTo(1);
    }

    @Test
    void anEmptyFileIsUnreadable() {
        assertThatExceptionOfType(UnreadableExport.class)
                .isThrownBy(() -> Export.bytes(new byte[0]))
                .withMessage("export.xml: line 1: the file ends before the export does");
    }

    @Test
    void bytesOfAnotherEncodingAreNamedByTheirLine() {
        var latin =
                Export.with("\n<wp:comment_author>Tomás</wp:comment_author>").getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(UnreadableExport.class)
                .isThrownBy(() -> Export.bytes(latin))
                .withMessage("export.xml: line 4: bytes that are not UTF-8");
    }

    @Test
    void anEncodingNobodyKnowsIsNamed() {
        assertThatExceptionOfType(UnreadableExport.class)
                .isThrownBy(() -> Export.text("<?xml version='1.0' encoding='klingon-8'?><rss/>"))
                .withMessage("export.xml: line 1: declares an encoding nobody knows: klingon-8");
    }

    @Test
    void anEndlessTagIsRefused() {
        assertThatExceptionOfType(UnreadableExport.class)
                .isThrownBy(() -> Export.text("<rss a='" + "x".repeat(XmlSieve.TAG_MAX) + "'/>"))
                .withMessage("export.xml: line 1: a tag of more than 1048576 characters");
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatExceptionOfType(UnreadableExport.class).isThrownBy(() -> Export.text("<rss>".repeat(100_000)));
    }

    @Test
    void aFailingStreamIsNotTakenForABrokenFile() {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> Export.read("export.xml", failing))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
    }

    @Test
    void whateverIsDamagedTheFileIsReadOrRefusedInOneLine() throws IOException {
        byte[] whole;
        try (var in = resource("nested.xml")) {
            whole = in.readAllBytes();
        }
        var chance = new Random(20261122);
        for (int round = 0; round < 1000; round++) {
            var damaged = whole.clone();
            for (int i = chance.nextInt(4); i >= 0; i--) {
                damaged[chance.nextInt(damaged.length)] = (byte) "<>&]\"'/!-\0\u00ff;# x".charAt(chance.nextInt(15));
            }
            int length = chance.nextBoolean() ? damaged.length : chance.nextInt(damaged.length);
            try {
                Export.read("damaged.xml", new ByteArrayInputStream(damaged, 0, length));
            } catch (UnreadableExport refused) {
                assertThat(refused.getMessage()).matches("damaged\\.xml: line \\d+: .+");
            }
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(UnreadableExportTest.class.getResourceAsStream("/transfer/" + name));
    }
}
