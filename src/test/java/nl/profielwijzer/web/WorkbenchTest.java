package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.web.ParameterPages.Overgang;
import org.junit.jupiter.api.Test;

/** What the workbench tells of what would move, and how it draws it. */
class WorkbenchTest {
    private static Weegadvies advies(String profiel, double kosten) {
        return new Weegadvies(Route.INDIVIDUELE_VOORZIENING, profiel, Intensiteit.P, new TreeMap<>(), false, kosten);
    }

    /** So many leden go from J01 to each of J02, J03 and so on. */
    private static WatAls moved(boolean echt, int... leden) {
        List<Omgeslagen> flips = new ArrayList<>();
        for (int i = 0; i < leden.length; i++) {
            for (int lid = 0; lid < leden[i]; lid++) {
                flips.add(new Omgeslagen(
                        "C" + flips.size(), "k1", advies("J01", 100), advies("J0" + (i + 2), 110), 0, 0, List.of()));
            }
        }
        return new WatAls(
                new ParametersetReferentie("voorbeeld", 1, "hash"),
                echt,
                0,
                0,
                List.of(),
                Aantal.of(flips.size(), echt),
                flips,
                null,
                10.0 * flips.size(),
                List.of(),
                false);
    }

    @Test
    void ofRealCasesNoSmallNumberIsShownNorWhatGivesItAway() {
        assertThat(ParameterPages.overgangen(moved(true, 3, 12, 20)))
                .containsExactly(
                        new Overgang("J01 P", "J04 P", 20, 200.0),
                        new Overgang("J01 P", "J03 P", null, null),
                        new Overgang("J01 P", "J02 P", null, null));
    }

    @Test
    void ofInventedCasesEverythingIsShown() {
        WatAls invented = moved(false, 3, 12);
        assertThat(ParameterPages.overgangen(invented))
                .containsExactly(new Overgang("J01 P", "J03 P", 12, 120.0), new Overgang("J01 P", "J02 P", 3, 30.0));
        assertThat(ParameterPages.samengevat(invented))
                .isEqualTo(
                        "15 inwoners krijgen een ander advies. Alle casussen samen worden per maand €\u00a0150,00 duurder.");
    }

    private static Curve curve(Curve.Soort soort, double... verlies) {
        List<Punt> punten = new ArrayList<>();
        DoubleStream.of(verlies).forEach(each -> punten.add(new Punt(punten.size() + 1, each, 1000.0, false)));
        return new Curve(punten, soort, 1.0, 2);
    }

    @Test
    void valuesThatAreAsGoodAsTheBestAreNamedAlsoWhenTheyLieApart() {
        Curve curve = curve(Curve.Soort.VERLIES, .0933, .0928, .0931, .0928, .0928);
        assertThat(curve.gezien())
                .isEqualTo(
                        "Het verlies is het laagst bij 2 en 4 tot en met 5: 0,0928. Nu, bij 1, is het 0,0933. Bij 2 wordt het 0,0928.");
        assertThat(curve.plekken()).extracting(Curve.Plek::best).containsExactly(false, true, false, true, true);
        assertThat(curve.as()).extracting(Curve.Hoogte::gezegd).containsExactly("0,0928", "0,0933");
    }

    @Test
    void aCurveThatIsLevelSaysThatTheNumberMakesNoDifference() {
        assertThat(curve(Curve.Soort.VERLIES, .1, .1, .1).gezien())
                .startsWith("Elke waarde volgt de deskundigen even goed");
        Curve cost = curve(Curve.Soort.KOSTEN, .1, .2, .1);
        assertThat(cost.gezien()).isEqualTo("Elke waarde kost evenveel: €\u00a01.000 per maand.");
        assertThat(cost.as()).hasSize(1);
    }
}
