package nl.profielwijzer.calibration.report;

/** Hatching for drawings, so that a surface can be told from another without colour; once in a page. */
final class Patterns {
    private Patterns() {}

    static Element definitions() {
        return Element.of(
                        "svg",
                        Element.of("defs", hatch("arcering", "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", 8)),
                        Element.of("defs", hatch("dicht", "M-1,1 l2,-2 M0,4 l4,-4 M3,5 l2,-2", 4)))
                .set("width", "0")
                .set("height", "0")
                .set("aria-hidden", "true")
                .classed("patronen");
    }

    private static Element hatch(String id, String lines, int size) {
        return Element.of("pattern", Element.of("path").set("d", lines).classed("streep"))
                .set("id", id)
                .set("width", Integer.toString(size))
                .set("height", Integer.toString(size))
                .set("patternUnits", "userSpaceOnUse");
    }
}
