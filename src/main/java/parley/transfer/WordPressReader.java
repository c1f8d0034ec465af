package parley.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads WordPress eXtended RSS (WXR 1.0 to 1.2), what "Tools, Export" of WordPress writes. Accepts any prefix and any
 * version of its namespace. Everything in the file is taken for hostile: no document type, no entities but the five of
 * XML, nothing fetched, nothing held longer than one item.
 */
public final class WordPressReader implements ForeignReader {

    private static final Pattern PARSER_PREFIX = Pattern.compile("^ParseError at \\S+\\s+Message:\\s*");

    private final String file;
    private final ImportReport report;

    /**
     * @param file what to call the export in an {@link UnreadableExport}
     * @param report counts what is met, page by page, so that it is right after a fault too
     */
    public WordPressReader(String file, ImportReport report) {
        this.file = file;
        this.report = report;
    }

    @Override
    public void read(InputStream export, PageVisitor visitor) throws IOException {
        var sieve = XmlSource.open(file, export);
        try {
            visitItems(parsers().createXMLStreamReader(sieve), visitor);
        } catch (XMLStreamException fault) {
            if (fault.getNestedException() instanceof IOException stream) {
                throw stream;
            }
            throw inWords(fault, sieve);
        }
    }

    private void visitItems(XMLStreamReader xml, PageVisitor visitor) throws XMLStreamException, UnreadableExport {
        xml.nextTag();
        boolean ofWordPress = false;
        boolean rss = xml.getLocalName().equals("rss");
        while (rss && xml.hasNext()) {
            xml.next();
            if (xml.isStartElement() && xml.getLocalName().equals("item")) {
                var item = WordPressXml.item(xml);
                ofWordPress |= item.ofWordPress();
                WordPressPage.of(item, report).ifPresent(page -> {
                    report.page(page);
                    visitor.visit(page);
                });
            } else if (xml.isStartElement()) {
                ofWordPress |= WordPressXml.name(xml).startsWith("wp:");
            }
        }
        if (!ofWordPress) {
            throw new UnreadableExport(file, 1, "this is XML, but no WordPress export (WXR)");
        }
    }

    private UnreadableExport inWords(XMLStreamException fault, XmlSieve sieve) {
        var at = fault.getLocation();
        long line = (at == null ? 1 : at.getLineNumber()) + sieve.linesTakenOut();
        if (at != null && sieve.endedAt(at.getCharacterOffset())) {
            return new UnreadableExport(file, line, "the file ends before the export does");
        }
        var message = Objects.requireNonNullElse(fault.getMessage(), "not well-formed XML");
        return new UnreadableExport(file, line, PARSER_PREFIX.matcher(message).replaceFirst(""));
    }

    private static XMLInputFactory parsers() {
        // the parser of the JDK, whatever else lies on the class path
        var parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty("javax.xml.accessExternalDTD", "");
        // Java 25 counts every &amp; of a file and would stop at 100,000; without a document type they can do no harm
        parsers.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        parsers.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return parsers;
    }
}
