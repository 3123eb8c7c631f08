package nl.profielwijzer.calibration.report;

import java.util.List;

/** The box at the top: what comes of the calibration, and why. */
public record Verdict(Kind kind, String headline, List<String> reasons) implements Block {
    /** What there is to do; each has a mark and a word, not a colour alone. */
    public enum Kind {
        PROPOSAL("voorstel", "✓", "Voorstel"),
        CAUTION("let-op", "!", "Let op"),
        REFUSAL("geen-voorstel", "✕", "Geen voorstel");

        private final String style;
        private final String mark;
        private final String word;

        Kind(String style, String mark, String word) {
            this.style = style;
            this.mark = mark;
            this.word = word;
        }
    }

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    @Override
    public Element element() {
        Element word = Element.of("p")
                .classed("woord")
                .with(Element.of("span", kind.mark).classed("teken").set("aria-hidden", "true"))
                .with(kind.word);
        Element box = Element.of("div", word, Element.of("p", headline).classed("kern"))
                .classed("uitspraak " + kind.style);
        return reasons.isEmpty() ? box : box.with(Bullets.of(reasons).element());
    }
}
