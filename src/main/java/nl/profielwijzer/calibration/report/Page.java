package nl.profielwijzer.calibration.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A report as one HTML file that opens anywhere, also without network and without JavaScript.
 *
 * @param notice what a reader must know about every figure, such as that the cases are invented; stays in sight
 */
public record Page(String title, String subtitle, String notice, List<Section> sections) {
    /** The page can load nothing, even if a text in it were to try. */
    private static final String NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'";

    public Page {
        sections = List.copyOf(sections);
    }

    /** @throws IllegalArgumentException when a link leads nowhere or two things have one anchor */
    public String html() {
        Element page = Element.of("html", head(), body()).set("lang", "nl");
        checkLinks(page);
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        page.write(out);
        return out.append('\n').toString();
    }

    private Element head() {
        return Element.of(
                "head",
                Element.of("meta").set("charset", "utf-8"),
                Element.of("meta").set("http-equiv", "Content-Security-Policy").set("content", NOTHING_FROM_OUTSIDE),
                Element.of("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1"),
                Element.of("title", title),
                Element.of("style", styles(), new Node.Styles(noticeOnPaper())));
    }

    private Element body() {
        Element body = Element.of(
                "body", Element.of("a", "Naar de inhoud").classed("sprong").set("href", "#verslag"));
        if (!notice.isBlank()) {
            body.with(Element.of("p", notice).classed("melding").set("role", "note"));
        }
        return body.with(Element.of("header", Element.of("h1", title), Element.of("p", subtitle)))
                .with(contents())
                .with(Element.of("main")
                        .set("id", "verslag")
                        .with(IntStream.range(0, sections.size())
                                .mapToObj(i -> sections.get(i).element(i + 1))
                                .toList()))
                .with(Patterns.definitions());
    }

    private Element contents() {
        List<Element> lines = sections.stream()
                .map(section -> Element.of(
                        "li",
                        Element.of("a", section.title())
                                .set("href", section.anchor().href())))
                .toList();
        return Element.of(
                        "nav",
                        Element.of("h2", "Inhoud").set("id", "inhoud"),
                        Element.of("ol").with(lines))
                .set("aria-labelledby", "inhoud");
    }

    private static void checkLinks(Element page) {
        Set<String> ids = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        List<String> links = new ArrayList<>();
        page.visit(element -> {
            String id = element.get("id");
            if (id != null && !ids.add(id)) {
                twice.add(id);
            }
            String href = element.get("href");
            if (href != null) {
                links.add(href.substring(1));
            }
        });
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(
                    "Twee plekken in de bladzijde heten %s. Geef elke plek een eigen naam.".formatted(twice));
        }
        Set<String> nowhere = new TreeSet<>(links);
        nowhere.removeAll(ids);
        if (!nowhere.isEmpty()) {
            throw new IllegalArgumentException(
                    "Er is geen plek in de bladzijde die %s heet. Neem hem op of haal de link weg.".formatted(nowhere));
        }
    }

    /** The notice above every sheet, each character written as a number so that it can't end the style. */
    private String noticeOnPaper() {
        StringBuilder text = new StringBuilder();
        notice.codePoints().forEach(character -> text.append("\\%06x".formatted(character)));
        return "@media print { @page { @top-left { content: \"%s\"; } } }".formatted(text);
    }

    private static Node styles() {
        try (InputStream css = Objects.requireNonNull(
                Page.class.getResourceAsStream("page.css"), "De opmaak page.css zit niet in het programma.")) {
            return new Node.Styles(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
