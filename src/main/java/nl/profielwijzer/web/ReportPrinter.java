package nl.profielwijzer.web;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.context.ApplicationContext;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes the report for the resident as a PDF (A4) that can be read aloud: tagged, with bookmarks and its own letters in it.
 * It reads nothing but the page it is given, neither from a disk nor from a network.
 */
final class ReportPrinter {
    private static final String FONTS = "/lettertypen/NotoSans-%s.ttf";
    private static final String FAMILY = "Verslag";
    /** These can be stored, but not be in a page. */
    private static final Pattern NOT_XML = Pattern.compile("[\\uFFFE\\uFFFF]");

    /** In the place of a letter that the fonts don't have: they have Latin, Greek and Cyrillic ones. */
    private static final String REPLACEMENT = "\uFFFD";

    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    static {
        // It would tell of texts it can't draw, and the log tells nothing of what residents said.
        XRLog.setLoggingEnabled(false);
        // It asks for a font for form fields, of which a report has none; who answers else searches the disks for one.
        FontMappers.set(new NoOthers());
    }

    private final ITemplateEngine templates;
    private final ThymeleafEvaluationContext beans;

    ReportPrinter(ITemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = new ThymeleafEvaluationContext(beans, null);
    }

    byte[] print(AdviceView view) {
        return pdf(templates.process(
                "verslag-pdf",
                new Context(
                        Locale.forLanguageTag("nl-NL"),
                        Map.of(
                                "a",
                                view,
                                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                                beans))));
    }

    /** @param page well-formed as XML */
    static byte[] pdf(String page) {
        Document document = document(page);
        bookmark(document);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            new PdfRendererBuilder()
                    .usePDDocument(pdf)
                    .withW3cDocument(document, "")
                    .usePdfUaAccessibility(true)
                    .useFont(font(pdf, "Regular"), FAMILY, NORMAL, FontStyle.NORMAL, true)
                    .useFont(font(pdf, "Bold"), FAMILY, BOLD, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useUnicodeLineBreaker(new Words())
                    .useReplacementText(REPLACEMENT)
                    .withProducer("Profielwijzer")
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Each letter as it is: joining letters is for scripts of elsewhere, and takes most of the time. */
    private static PDFontSupplier font(PDDocument pdf, String style) throws IOException {
        TrueTypeFont font = font(style);
        font.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(pdf, font, true));
    }

    private static TrueTypeFont font(String style) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ReportPrinter.class.getResourceAsStream(FONTS.formatted(style)), style)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(file));
        }
    }

    private static Document document(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            String written = NOT_XML.matcher(page).replaceAll(REPLACEMENT);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(written)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the report is no XML", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a reader jump to each chapter. */
    private static void bookmark(Document document) {
        Element bookmarks = document.createElement("bookmarks");
        NodeList chapters = document.getElementsByTagName("h2");
        for (int i = 0; i < chapters.getLength(); i++) {
            Element chapter = (Element) chapters.item(i);
            chapter.setAttribute("id", "hoofdstuk-" + i);
            Element bookmark = document.createElement("bookmark");
            bookmark.setAttribute("name", chapter.getTextContent());
            bookmark.setAttribute("href", "#hoofdstuk-" + i);
            bookmarks.appendChild(bookmark);
        }
        Node head = document.getElementsByTagName("head").item(0);
        head.appendChild(bookmarks);
    }

    /** There is no other font than those that come with the product. */
    private static final class NoOthers implements FontMapper {
        private final TrueTypeFont font;

        private NoOthers() {
            try {
                font = font("Regular");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor about) {
            return new FontMapping<>(font, false);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor about) {
            return new FontMapping<>(font, false);
        }

        @Override
        public CIDFontMapping getCIDFont(String name, PDFontDescriptor about, PDCIDSystemInfo collection) {
            return new CIDFontMapping(null, font, false);
        }
    }

    /** Where a line may end: after a space, or after a hyphen between letters; never within a date or a word as z’n. */
    private static final class Words implements FSTextBreaker {
        private static final Pattern END = Pattern.compile("\\s+|(?<=\\p{L})-(?=\\p{L})|$");

        private Matcher ends = END.matcher("");

        @Override
        public void setText(String text) {
            ends = END.matcher(text);
        }

        @Override
        public int next() {
            return ends.find() ? ends.end() : BreakIterator.DONE;
        }
    }
}
