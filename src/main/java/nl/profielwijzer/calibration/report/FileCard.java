package nl.profielwijzer.calibration.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures rest on: names with their values, in order. */
public record FileCard(Map<String, Cell> facts) implements Block {
    public FileCard {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    @Override
    public Element element() {
        Element list = Element.of("dl").classed("kaart");
        facts.forEach((name, value) ->
                list.with(Element.of("div", Element.of("dt", name), Element.of("dd", value.inline()))));
        return list;
    }
}
