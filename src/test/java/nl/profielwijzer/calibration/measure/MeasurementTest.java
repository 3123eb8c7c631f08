package nl.profielwijzer.calibration.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.calibration.measure.Overeenstemming.Aspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerProfiel;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void casesOfRegionsWithOtherCataloguesAreMeasuredEachByTheirOwn() {
        try (Beoordelaar instrument = new Beoordelaar(RulesFolder.packaged());
                Replay replay = instrument.replay(instrument.standaard(), LocalDate.of(2026, 6, 1))) {
            Intake intake = RandomIntakes.of(1);
            Profielcatalogus example = instrument.catalogue().profielen(intake.gemeente(), intake.peildatum());
            Profielcatalogus other = withOneProfileMore(example, "J12", "Logeren");
            List<Geval> gevallen = List.of(
                    geval("een", intake, example, replay, "J02", Intensiteit.A),
                    geval("twee", intake, other, replay, "J12", Intensiteit.A));

            PerWet youth = new Measurement(gevallen, 1, 20, 1)
                    .of(replay.current(), replay.current()).wetten().stream()
                            .filter(each -> each.wet() == Wet.JEUGDWET)
                            .findFirst()
                            .orElseThrow();

            PerAspect profile = aspect(youth, Aspect.PROFIEL);
            assertThat(profile.categorieen()).startsWith("geen", "J01").endsWith("J11", "J12");
            assertThat(experts(profile)).containsExactlyInAnyOrder("J02", "J12");
            assertThat(experts(aspect(youth, Aspect.INTENSITEIT))).containsExactlyInAnyOrder("geen/A", "P/DL/A");
            assertThat(new Measurement(gevallen, 1, 20, 1)
                            .of(replay.current(), replay.current()).profielen().stream()
                                    .filter(each -> each.genoemd() > 0))
                    .extracting(PerProfiel::code, PerProfiel::naam)
                    .contains(tuple("J12", "Logeren"));
        }
    }

    private static PerAspect aspect(PerWet wet, Aspect aspect) {
        return wet.aspecten().stream()
                .filter(each -> each.aspect() == aspect)
                .findFirst()
                .orElseThrow();
    }

    /** The category of each judgement. */
    private static List<String> experts(PerAspect aspect) {
        return aspect.vakken().stream()
                .flatMap(vak ->
                        vak.plekken().stream().map(plek -> aspect.categorieen().get(vak.deskundige())))
                .toList();
    }

    private static Geval geval(
            String id, Intake intake, Profielcatalogus catalogus, Replay replay, String profiel, Intensiteit level) {
        String lid = intake.huishouden().leden().get(0).id();
        Casus casus = new Casus(
                id,
                null,
                Casus.Status.VASTGESTELD,
                Casus.Herkomst.FICTIEF,
                null,
                intake,
                List.of(new Expertoordeel("R1", lid, Wet.JEUGDWET, Route.INDIVIDUELE_VOORZIENING, profiel, level)),
                null,
                null,
                null);
        return new Geval(casus, catalogus, Set.of(), replay.prepare(intake).leden());
    }

    /** This catalogue with a profile added, in which advice weighs as much as other light support. */
    private static Profielcatalogus withOneProfileMore(Profielcatalogus catalogus, String code, String naam) {
        Profiel like = catalogus.profiel("J11");
        List<Profiel> profielen = new ArrayList<>(catalogus.profielen());
        profielen.add(new Profiel(
                code, naam, like.wet(), like.exportcategorie(), like.doel(), like.resultaten(), like.intensiteiten()));
        Map<Intensiteit, Integer> zwaarte = new EnumMap<>(catalogus.zwaarte());
        zwaarte.put(Intensiteit.A, 1);
        return new Profielcatalogus(
                "Andere",
                catalogus.versie(),
                catalogus.voorbeeld(),
                catalogus.toelichting(),
                catalogus.geldigVan(),
                catalogus.geldigTot(),
                catalogus.gemeenten(),
                zwaarte,
                profielen);
    }
}
