package nl.profielwijzer.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.profielwijzer.catalogue.Tarief;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What an assessment advised each lid, read from its receipt; also from one of another version of the product. */
record GegevenAdvies(List<Lid> leden) {
    private static final JsonMapper ANY_VERSION = Json.JSON
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Routes by which the instrument leaves it to a human, or asks first: it says nothing to differ from. */
    private static final Set<Route> OPEN = Set.of(Route.MENSELIJK_OORDEEL, Route.SPOED, Route.ONBEKEND);

    static GegevenAdvies of(Beoordeling beoordeling) {
        return ANY_VERSION.readValue(beoordeling.uitslag(), GegevenAdvies.class);
    }

    Optional<Lid> lid(String id) {
        return leden.stream().filter(lid -> lid.lid().equals(id)).findFirst();
    }

    /** @param stilgelegd true when the advice to this lid was suspended: there was one, or there wasn't, and nobody was told */
    record Lid(String lid, @Nullable Boolean stilgelegd, List<Wetsoordeel> wetten, Route route, List<Advies> adviezen) {

        boolean isStilgelegd() {
            return Boolean.TRUE.equals(stilgelegd);
        }

        /** Whether nothing was advised that a choice could differ from. */
        boolean open() {
            return isStilgelegd() || OPEN.contains(route);
        }

        /** The law under which the route was found. */
        Wet wet() {
            return wetten.stream().anyMatch(each -> each.wet() == Wet.JEUGDWET && each.oordeel() == Oordeel.JA)
                    ? Wet.JEUGDWET
                    : Wet.WMO;
        }

        /** The pieces of advice that this row speaks about: a Wmo row without a result area about all of them. */
        List<Advies> about(Oordeelregel regel) {
            return adviezen.stream()
                    .filter(advies -> advies.wet() == regel.wet())
                    .filter(advies -> regel.wet() == Wet.JEUGDWET
                            || regel.profiel() == null
                            || regel.profiel().equals(advies.profiel()))
                    .toList();
        }
    }

    record Wetsoordeel(Wet wet, Oordeel oordeel) {}

    /** @param alternatieven profiles within the margin: they fit as well */
    record Advies(
            Wet wet,
            String profiel,
            Intensiteit intensiteit,
            @Nullable List<String> alternatieven,
            int duurMaanden,
            Tarief kosten,
            List<String> gronden) {

        boolean fits(String other) {
            return profiel.equals(other) || (alternatieven != null && alternatieven.contains(other));
        }

        /** Euro over the whole duration. */
        double bedrag() {
            return kosten.perMaand(duurMaanden) * duurMaanden;
        }
    }
}
