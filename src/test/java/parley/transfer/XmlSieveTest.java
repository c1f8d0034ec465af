package parley.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlSieveTest {

    @Test
    void charactersThatXmlForbidsAreTakenOut() throws IOException {
        assertThat(sieved("<a>\u0000be\u0008ll\u001b\ufffe\ttab\nline 😀 \u0085</a>"))
                .isEqualTo("<a>bell\ttab\nline 😀 \u0085</a>");
    }

    @Test
    void anExportWithControlCharactersIsRead() throws IOException {
        var export = Export.text(
                Export.with("<wp:comment_content><![CDATA[Be\u0007ll\u000b \u0001]]></wp:comment_content>"));

        assertThat(export.comment("1").html()).isEqualTo("<p>Bell</p>");
    }

    @Test
    void blankLinesBeforeTheDeclarationAreTakenOut() throws IOException {
        assertThat(sieved("\n \r\n\ufeff<?xml version='1.0'?><a/>")).isEqualTo("<?xml version='1.0'?><a/>");
    }

    @Test
    void linesTakenOutStillCount() throws IOException {
        var sieve = new XmlSieve("a.xml", "UTF-8", new StringReader("\n\n<a><!--\n\n--></a>"));
        sieve.transferTo(new StringWriter());

        assertThat(sieve.linesTakenOut()).isEqualTo(4);
    }

    @Test
    void commentsAreEmptied() throws IOException {
        assertThat(sieved("<a><!-- <b> - -> ]]> --><c/><!----></a>")).isEqualTo("<a><!----><c/><!----></a>");
    }

    @Test
    void markupInsideCdataAndQuotesIsLeftAlone() throws IOException {
        var xml = "<a b='>' c=\"<!--\"><![CDATA[<!-- ]] > <![CDATA[ ]]><?php echo '>' ?>x</a>";

        assertThat(sieved(xml)).isEqualTo(xml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "]", "]]", "]>"})
    void anEndlessSectionIsCutAndClosed(String filling) throws IOException {
        var sieved = sieved("<a><![CDATA[" + "y".repeat(XmlSieve.CDATA_KEPT) + filling.repeat(1000) + "x]]></a>");

        assertThat(sieved)
                .hasSize(XmlSieve.CDATA_KEPT + "<a><![CDATA[]]></a>".length())
                .endsWith("y]]></a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "utf-8"})
    void theDeclaredEncodingIsHonoured(String encoding) throws IOException {
        var xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n"
                + Export.with("<wp:comment_author>Tomás</wp:comment_author><wp:comment_content>a</wp:comment_content>");

        assertThat(Export.bytes(xml.getBytes(Charset.forName(encoding)))
                        .comment("1")
                        .authorName())
                .isEqualTo("Tomás");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkOutweighsTheDeclaration(String encoding) throws IOException {
        var xml = "\ufeff<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                + Export.with("<wp:comment_author>Tomás</wp:comment_author><wp:comment_content>a</wp:comment_content>");

        assertThat(Export.bytes(xml.getBytes(Charset.forName(encoding)))
                        .comment("1")
                        .authorName())
                .isEqualTo("Tomás");
    }

    private static String sieved(String xml) throws IOException {
        var out = new StringWriter();
        try (var sieve = XmlSource.open("a.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))) {
            sieve.transferTo(out);
        }
        return out.toString();
    }
}
