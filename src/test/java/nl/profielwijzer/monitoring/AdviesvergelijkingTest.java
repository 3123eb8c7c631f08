package nl.profielwijzer.monitoring;

import static nl.profielwijzer.monitoring.Afwijking.ANDERE_INTENSITEIT;
import static nl.profielwijzer.monitoring.Afwijking.LICHTER;
import static nl.profielwijzer.monitoring.Afwijking.NIET_GEKOZEN;
import static nl.profielwijzer.monitoring.Afwijking.PROFIEL;
import static nl.profielwijzer.monitoring.Afwijking.ROUTE;
import static nl.profielwijzer.monitoring.Afwijking.TOEGEVOEGD;
import static nl.profielwijzer.monitoring.Afwijking.ZWAARDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.catalogue.Tarief;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.monitoring.GegevenAdvies.Advies;
import nl.profielwijzer.monitoring.GegevenAdvies.Wetsoordeel;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviesvergelijkingTest {
    private static final Profielcatalogus CATALOGUS =
            Catalogue.read(RulesFolder.packaged()).profielen("0957", LocalDate.of(2026, 3, 2));

    private static final GegevenAdvies.Lid CHILD = new GegevenAdvies.Lid(
            "k1",
            null,
            List.of(new Wetsoordeel(Wet.JEUGDWET, Oordeel.JA)),
            Route.INDIVIDUELE_VOORZIENING,
            List.of(advies(Wet.JEUGDWET, "J04", Intensiteit.P, "J05")));

    private static final GegevenAdvies.Lid ADULT = new GegevenAdvies.Lid(
            "o1",
            null,
            List.of(new Wetsoordeel(Wet.JEUGDWET, Oordeel.NEE), new Wetsoordeel(Wet.WMO, Oordeel.JA)),
            Route.INDIVIDUELE_VOORZIENING,
            List.of(advies(Wet.WMO, "W02", Intensiteit.T1), advies(Wet.WMO, "W03", Intensiteit.T2)));

    private static Advies advies(Wet wet, String profiel, Intensiteit intensiteit, String... alternatieven) {
        return new Advies(
                wet,
                profiel,
                intensiteit,
                List.of(alternatieven),
                12,
                new Tarief(100, "maand"),
                List.of(profiel + ".1"));
    }

    private static List<Afwijking> youth(
            GegevenAdvies.Lid lid, @Nullable Route route, @Nullable String profiel, @Nullable Intensiteit intensiteit) {
        return differences(lid, Wet.JEUGDWET, route, profiel, intensiteit);
    }

    private static List<Afwijking> wmo(
            GegevenAdvies.Lid lid, @Nullable Route route, @Nullable String profiel, @Nullable Intensiteit intensiteit) {
        return differences(lid, Wet.WMO, route, profiel, intensiteit);
    }

    private static List<Afwijking> differences(
            GegevenAdvies.Lid lid,
            Wet wet,
            @Nullable Route route,
            @Nullable String profiel,
            @Nullable Intensiteit intensiteit) {
        return new Adviesvergelijking(lid, CATALOGUS)
                .afwijkingen(new Oordeelregel(lid.lid(), wet, route, profiel, intensiteit, null, null, List.of()));
    }

    @Test
    void whatIsAdvisedAndWhatLiesWithinTheMarginBothFollowTheAdvice() {
        assertThat(youth(CHILD, Route.INDIVIDUELE_VOORZIENING, "J04", Intensiteit.P))
                .isEmpty();
        assertThat(youth(CHILD, null, "J05", Intensiteit.P)).isEmpty();
        assertThat(wmo(ADULT, null, "W03", Intensiteit.T2)).isEmpty();
    }

    @Test
    void everyDifferenceIsNamed() {
        assertThat(youth(CHILD, Route.ALGEMENE_VOORZIENING, "J06", Intensiteit.A))
                .containsExactly(ROUTE, PROFIEL, LICHTER);
        assertThat(youth(CHILD, null, "J04", Intensiteit.I)).containsExactly(ZWAARDER);
        assertThat(youth(CHILD, null, "J04", Intensiteit.DL)).containsExactly(ANDERE_INTENSITEIT);
        assertThat(youth(CHILD, Route.EIGEN_KRACHT, null, null)).containsExactly(ROUTE, NIET_GEKOZEN);
        assertThat(wmo(ADULT, null, "W03", Intensiteit.T1)).containsExactly(LICHTER);
        assertThat(wmo(ADULT, null, "W03", Intensiteit.T0)).containsExactly(NIET_GEKOZEN);
        assertThat(wmo(ADULT, null, "W05", Intensiteit.T1)).containsExactly(TOEGEVOEGD);
        assertThat(wmo(ADULT, null, "W05", Intensiteit.T0)).isEmpty();
    }

    @Test
    void aRouteCountsUnderTheLawThatItWasFoundUnder() {
        assertThat(wmo(CHILD, Route.EIGEN_KRACHT, null, null)).isEmpty();
        assertThat(youth(ADULT, Route.EIGEN_KRACHT, null, null)).isEmpty();
        assertThat(wmo(ADULT, Route.NETWERK, "W02", Intensiteit.T1)).containsExactly(ROUTE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Route.class,
            names = {"MENSELIJK_OORDEEL", "SPOED", "ONBEKEND"})
    void whereTheInstrumentLeavesItToAHumanThereIsNothingToDifferFrom(Route open) {
        GegevenAdvies.Lid lid = new GegevenAdvies.Lid("k1", null, CHILD.wetten(), open, List.of());
        assertThat(youth(lid, Route.INDIVIDUELE_VOORZIENING, "J04", Intensiteit.C))
                .isEmpty();
        assertThat(youth(lid, Route.EIGEN_KRACHT, null, null)).isEmpty();
    }

    @Test
    void supportForWhomTheInstrumentSeesNoneIsADifference() {
        GegevenAdvies.Lid lid = new GegevenAdvies.Lid("k1", null, CHILD.wetten(), Route.EIGEN_KRACHT, List.of());
        assertThat(youth(lid, Route.INDIVIDUELE_VOORZIENING, "J04", Intensiteit.P))
                .containsExactly(ROUTE, TOEGEVOEGD);
        assertThat(youth(lid, Route.EIGEN_KRACHT, null, null)).isEmpty();
    }

    @Test
    void aWmoRowWithoutResultAreaSpeaksOfAllOfThem() {
        assertThat(ADULT.about(new Oordeelregel("o1", Wet.WMO, Route.EIGEN_KRACHT, null, null, null, null, List.of())))
                .extracting(Advies::profiel)
                .containsExactly("W02", "W03");
        assertThat(wmo(ADULT, Route.EIGEN_KRACHT, null, null)).containsExactly(ROUTE, NIET_GEKOZEN);
    }
}
