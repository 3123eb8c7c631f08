package nl.profielwijzer.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.catalogue.Bewaarklasse;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import tools.jackson.databind.JsonNode;

/**
 * Tells the class of a stored assessment. It reads the stored text and not the types of today, which may have changed
 * since.
 */
final class Classifier {
    private static final int ADULT = 18;

    private Classifier() {}

    /** @param oordelen every judgement of it, each a list of what was chosen for a lid */
    static Bewaarklasse of(JsonNode intake, JsonNode uitslag, List<JsonNode> oordelen) {
        boolean safety = !uitslag.path("veiligheid").isEmpty();
        if (advised(uitslag, Wet.JEUGDWET)
                || suspended(uitslag, Wet.JEUGDWET)
                || chosen(oordelen, Wet.JEUGDWET)
                || (safety && minor(intake))) {
            return Bewaarklasse.JEUGDHULP;
        }
        if (advised(uitslag, Wet.WMO) || suspended(uitslag, Wet.WMO) || chosen(oordelen, Wet.WMO) || safety) {
            return Bewaarklasse.MAATSCHAPPELIJKE_ONDERSTEUNING;
        }
        return uitslag.path("uitkomst").asString().equals(Uitkomst.VRAGEN.name())
                ? Bewaarklasse.AFGEBROKEN
                : Bewaarklasse.GEEN_VOORZIENING;
    }

    private static boolean advised(JsonNode uitslag, Wet wet) {
        return uitslag.path("leden")
                .valueStream()
                .flatMap(lid -> lid.path("adviezen").valueStream())
                .anyMatch(advies -> advies.path("wet").asString().equals(wet.name()));
    }

    /** Nobody knows what would have been advised: kept as long as if it had been, because what is gone can't come back. */
    private static boolean suspended(JsonNode uitslag, Wet wet) {
        return uitslag.path("leden")
                .valueStream()
                .filter(lid -> lid.path("stilgelegd").asBoolean(false))
                .flatMap(lid -> lid.path("wetten").valueStream())
                .anyMatch(law -> law.path("wet").asString().equals(wet.name())
                        && law.path("oordeel").asString().equals("JA"));
    }

    private static boolean chosen(List<JsonNode> oordelen, Wet wet) {
        return oordelen.stream()
                .flatMap(JsonNode::valueStream)
                .anyMatch(regel -> regel.path("wet").asString().equals(wet.name())
                        && regel.hasNonNull("profiel")
                        && !regel.path("intensiteit").asString().equals(Intensiteit.T0.name()));
    }

    private static boolean minor(JsonNode intake) {
        LocalDate peildatum = LocalDate.parse(intake.path("peildatum").asString());
        return intake.at("/huishouden/leden")
                .valueStream()
                .map(lid -> LocalDate.parse(lid.path("geboortedatum").asString()))
                .anyMatch(born -> Period.between(born, peildatum).getYears() < ADULT);
    }
}
