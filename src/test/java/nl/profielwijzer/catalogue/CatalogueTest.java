package nl.profielwijzer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.intake.Arbeidsvermogen;
import nl.profielwijzer.intake.Bestaanszekerheid;
import nl.profielwijzer.intake.Grondslag;
import nl.profielwijzer.intake.Huishoudnorm;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Leveringsvorm;
import nl.profielwijzer.intake.Onderwijs;
import nl.profielwijzer.intake.Ouderrelatie;
import nl.profielwijzer.intake.Signaalsoort;
import nl.profielwijzer.intake.Specialisme;
import nl.profielwijzer.intake.Toezicht;
import nl.profielwijzer.intake.Verwijzer;
import nl.profielwijzer.intake.Wet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged files are whole and make sense; a fault in a file is told to who wrote it. */
class CatalogueTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Map<String, String> FILES = RulesFolder.packaged().files();
    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final Profielcatalogus EXAMPLE = CATALOGUE.profielen("0957", DAY);

    /** The packaged catalogue with one file changed or added. */
    private static Catalogue with(String file, String text) {
        return Catalogue.read(folder(file, text));
    }

    private static RulesFolder folder(String file, String text) {
        TreeMap<String, String> files = new TreeMap<>(FILES);
        files.put(file, text);
        return new RulesFolder(files);
    }

    private static String catalogue(String naam, String geldigVan, String more) {
        return FILES.get("profielen.yaml")
                .replace("naam: Voorbeeldcatalogus", "naam: " + naam)
                .replace("geldigVan: 2015-01-01", "geldigVan: " + geldigVan + "\n" + more);
    }

    // What is packaged

    @Test
    void theExampleCatalogueHasEveryProfileAndResultArea() {
        assertThat(EXAMPLE.profielen().stream().map(Profiel::code))
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.rangeClosed(1, 11).mapToObj("J%02d"::formatted),
                                IntStream.rangeClosed(1, 9).mapToObj("W%02d"::formatted))
                        .toList());
        assertThat(EXAMPLE.voorbeeld()).isTrue();
        assertThat(EXAMPLE.toelichting()).contains("voorbeeld", "verzonnen");
        for (Profiel profiel : EXAMPLE.profielen()) {
            boolean youth = profiel.code().startsWith("J");
            assertThat(profiel.wet()).isEqualTo(youth ? Wet.JEUGDWET : Wet.WMO);
            assertThat(profiel.exportcategorie()).isEqualTo(youth ? "50" : "10");
        }
    }

    @Test
    void heavierSupportIsMoreHoursAndCostsMore() {
        for (Profiel profiel : EXAMPLE.profielen()) {
            assertRises(profiel, CatalogueTest::hoursAYear);
            assertRises(profiel, CatalogueTest::euroAYear);
        }
    }

    private static void assertRises(Profiel profiel, ToDoubleFunction<Aanbod> amount) {
        profiel.intensiteiten()
                .forEach((lighter, less) -> profiel.intensiteiten().forEach((heavier, more) -> {
                    if (EXAMPLE.zwaarte(lighter) < EXAMPLE.zwaarte(heavier)) {
                        assertThat(amount.applyAsDouble(less))
                                .as("%s: %s is lighter than %s", profiel.code(), lighter, heavier)
                                .isLessThan(amount.applyAsDouble(more));
                    }
                }));
    }

    private static double hoursAYear(Aanbod aanbod) {
        return aanbod.uren()
                * switch (aanbod.per()) {
                    case WEEK -> 52;
                    case MAAND -> 12;
                    case JAAR -> 1;
                };
    }

    private static double euroAYear(Aanbod aanbod) {
        Tarief tarief = aanbod.tarief();
        return switch (tarief.per()) {
            case "jaar" -> tarief.bedrag();
            case "maand" -> tarief.bedrag() * 12;
            default -> tarief.bedrag() * 12 / aanbod.duurMaanden();
        };
    }

    @Test
    void onlyLastingIntensitiesLast() {
        for (Profiel profiel : EXAMPLE.profielen()) {
            profiel.intensiteiten()
                    .forEach((intensiteit, aanbod) -> assertThat(aanbod.blijvend())
                            .as(profiel.code() + " " + intensiteit)
                            .isEqualTo(intensiteit.name().startsWith("D")));
        }
    }

    @Test
    void zwaarteIsThatOfTheInstrument() {
        assertThat(Arrays.stream(Intensiteit.values()).map(EXAMPLE::zwaarte))
                .containsExactly(0, 1, 2, 1, 2, 3, 4, 0, 1, 2, 3, 4);
    }

    @Test
    void everyLeefgebiedHasFiveAnchorsInWords() {
        for (Leefgebied leefgebied : Leefgebied.values()) {
            Leefgebieden.Beschrijving beschrijving = CATALOGUE.leefgebieden().get(leefgebied);
            assertThat(beschrijving.vraag()).endsWith("?");
            assertThat(beschrijving.ankers())
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                            anker -> assertThat(anker).hasSizeBetween(15, 70).endsWith("."));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0988, Weert, 48",
        "0946, Nederweert, 16",
        "1640, Leudal, 36",
        "0957, Roermond,",
        "1711, Echt-Susteren,",
        "1641, Maasgouw,",
        "1669, Roerdalen,",
        "0114, Emmen,"
    })
    void knowsTheMunicipalities(String code, String naam, Double kostenaandeel) {
        Gemeente gemeente = CATALOGUE.gemeente(code).orElseThrow();
        assertThat(gemeente.naam()).isEqualTo(naam);
        assertThat(gemeente.kostenaandeel()).isEqualTo(kostenaandeel);
        assertThat(gemeente.gecontroleerd()).isEqualTo(!naam.equals("Emmen"));
    }

    @Test
    void anUnknownMunicipalityIsNotInIt() {
        assertThat(CATALOGUE.gemeente("9999")).isEmpty();
    }

    // Questions

    @ParameterizedTest
    @ValueSource(
            strings = {
                "klachtenSinds",
                "toezicht",
                "eigenKracht",
                "netwerk",
                "opvoedvaardigheid",
                "opvoedvaardigheidTeLeren",
                "eerdereHulpOnvoldoende",
                "begeleidingOnplanbaar",
                "zorgNabij24uur",
                "specialismen",
                "verblijfNodig",
                "mantelzorg",
                "mantelzorg.urenPerWeek",
                "mantelzorg.belasting",
                "mantelzorg.voorLid",
                "onderwijs.schoolverzuim",
                "onderwijs.ondersteuningSchoolIngezet",
                "onderwijs.dossierDyslexieVolledig",
                "onderwijs.startkwalificatie",
                "arbeidsvermogen",
                "huishouden.eigenMogelijkheden",
                "huishouden.beperkingen",
                "huishouden.samenstelling",
                "huishouden.extraKamer",
                "beperkingen",
                "beperkingen[0].grondslag",
                "beperkingen.0.ernst",
                "beperkingen.blijvend",
                "beperkingen.vastgesteld",
                "signalen",
                "signalen.acuut",
                "leveringsvorm",
                "leefgebieden",
                "leefgebieden.schoolgang",
                "gewenst.financien",
                "begeleiding.financien",
                "melding.persoonlijkPlan",
                "melding.clientondersteuningAangeboden",
                "melding.hulpvraag",
                "melding.verwijzer",
                "huishouden.inzet",
                "huishouden.ouderrelatie.gescheiden",
                "huishouden.ouderrelatie.strijd",
                "huishouden.bestaanszekerheid.schulden",
                "huishouden.bestaanszekerheid.inkomenOnzeker",
                "huishouden.bestaanszekerheid.uithuiszettingDreigt",
                "huishouden.bestaanszekerheid.afsluitingDreigt"
            })
    void everyFieldIsAskedForInASentenceWithItsReason(String veld) {
        Vraag vraag = CATALOGUE.vragen().voor(veld);
        assertThat(vraag.aan("Sanne")).endsWith("?").doesNotContain("{", "}");
        assertThat(vraag.omdat()).endsWith(".");
    }

    static Stream<Object[]> choices() {
        return Stream.of(
                new Object[] {"toezicht", Toezicht.values()},
                new Object[] {"specialismen", Specialisme.values()},
                new Object[] {"arbeidsvermogen", Arbeidsvermogen.values()},
                new Object[] {"leveringsvorm", Leveringsvorm.values()},
                new Object[] {"signalen", Signaalsoort.values()},
                new Object[] {"beperkingen.grondslag", Grondslag.values()},
                new Object[] {"melding.verwijzer", Verwijzer.values()},
                new Object[] {"onderwijs.schoolverzuim", Onderwijs.Schoolverzuim.values()},
                new Object[] {"huishouden.beperkingen", Huishoudnorm.Beperkingen.values()},
                new Object[] {"huishouden.samenstelling", Huishoudnorm.Samenstelling.values()},
                new Object[] {"huishouden.extraKamer", Huishoudnorm.ExtraKamer.values()},
                new Object[] {"huishouden.ouderrelatie.strijd", Ouderrelatie.Strijd.values()},
                new Object[] {"huishouden.bestaanszekerheid.schulden", Bestaanszekerheid.Schulden.values()});
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyAnswerOfAChoiceHasItsWords(String veld, Enum<?>[] values) {
        assertThat(CATALOGUE.vragen().voor(veld).antwoorden().keySet())
                .containsExactlyElementsOf(Arrays.stream(values).map(Enum::name).toList());
    }

    @Test
    void aScoreIsAskedWithTheWordsOfItsLeefgebied() {
        Vraag vraag = CATALOGUE.vragen().voor("leefgebieden.gedrag");
        assertThat(vraag.vraag()).isEqualTo("Hoe gaat het met het gedrag, thuis en op school?");
        assertThat(vraag.antwoorden()).containsEntry("5", "Het gedrag past bij de leeftijd.");
        assertThat(CATALOGUE.vragen().voor("begeleiding.gedrag").vraag()).contains("op het gebied van gedrag");
        assertThat(CATALOGUE.vragen().voor("gewenst.gedrag").antwoorden()).hasSize(5);
    }

    // Which catalogue counts

    @Test
    void theCatalogueOfAMunicipalityGoesBeforeTheGeneralOne() {
        Catalogue catalogue = with("profielen-weert.yaml", catalogue("Weert", "2020-01-01", "gemeenten: [\"0988\"]"));
        assertThat(catalogue.profielen("0988", DAY).naam()).isEqualTo("Weert");
        assertThat(catalogue.profielen("0988", LocalDate.of(2019, 12, 31)).naam())
                .isEqualTo("Voorbeeldcatalogus");
        assertThat(catalogue.profielen("0957", DAY).naam()).isEqualTo("Voorbeeldcatalogus");
    }

    @Test
    void theLatestCatalogueGoesFirstWhileItLasts() {
        Catalogue catalogue = with("profielen-2025.yaml", catalogue("Nieuw", "2025-01-01", "geldigTot: 2025-12-31"));
        assertThat(catalogue.profielen("0957", LocalDate.of(2024, 12, 31)).naam())
                .isEqualTo("Voorbeeldcatalogus");
        assertThat(catalogue.profielen("0957", LocalDate.of(2025, 12, 31)).naam())
                .isEqualTo("Nieuw");
        assertThat(catalogue.profielen("0957", DAY).naam()).isEqualTo("Voorbeeldcatalogus");
    }

    @Test
    void noCatalogueIsSaidWithARemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.profielen("0957", LocalDate.of(2014, 12, 31)))
                .withMessageContainingAll("0957", "2014-12-31", "andere peildatum");
    }

    @Test
    void whatTheCatalogueLacksIsSaidWithARemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXAMPLE.profiel("J99"))
                .withMessageContainingAll("J99", "Voeg het toe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXAMPLE.profiel("J04").aanbod(Intensiteit.T1))
                .withMessageContainingAll("J04", "T1", "Kies uit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.vragen().voor("schoenmaat"))
                .withMessageContainingAll("schoenmaat", "rules/vragen.yaml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.beginsel("B99"))
                .withMessageContainingAll("B99", "rules/beginselen.yaml");
    }

    // Faults in a file: file, first text to replace, what replaces it, words of the message

    static Stream<Object[]> faults() {
        String profiles = "profielen.yaml";
        String parameters = "parameters.yaml";
        return Stream.of(
                fault(
                        profiles,
                        "      DZ: \\{uren",
                        "      T4: {uren",
                        "profiel J01 mist intensiteit DZ",
                        "Geef precies"),
                fault(profiles, "      T4: \\{uren: 6,", "      A: {uren: 6,", "profiel W01 kent geen intensiteit A"),
                fault(profiles, "wet: JEUGDWET", "wet: WLZ", "profiel J01 hoort bij WLZ", "Kies JEUGDWET of WMO"),
                fault(profiles, "code: J01", "code: X1", "'X1'", "Kies een code"),
                fault(profiles, "code: J02", "code: J01", "profiel J01 twee keer"),
                fault(profiles, "exportcategorie: \"50\"", "exportcategorie: \"5\"", "J01", "twee cijfers"),
                fault(
                        profiles,
                        "(?s)resultaten:\n.*?intensiteiten",
                        "resultaten: []\n    intensiteiten",
                        "J01 heeft geen resultaten"),
                fault(profiles, "beleidsdoel: 1\n", "beleidsdoel: 5\n", "beleidsdoel 5", "van 1 tot en met 4"),
                fault(profiles, "activiteiten: \\[.*?]", "activiteiten: []", "geen activiteiten"),
                fault(profiles, "uren: 2,", "uren: 0,", "uren", "boven nul"),
                fault(
                        profiles,
                        "evaluatieNaMaanden: 3",
                        "evaluatieNaMaanden: 4",
                        "evaluatie na 4 maanden",
                        "duur van 3"),
                fault(profiles, "bedrag: \\d+", "bedrag: -1", "kleiner dan nul"),
                fault(profiles, "per: traject", "per: dag", "'dag'", "Kies uit"),
                fault(
                        profiles,
                        "per: MAAND",
                        "per: EEUW",
                        "'EEUW'",
                        "profielen[0].intensiteiten.A.per",
                        "Kies uit [WEEK, MAAND, JAAR]"),
                fault(profiles, "zwaarte: \\{A: 0, ", "zwaarte: {", "zwaarte van A"),
                fault(
                        profiles,
                        "geldigVan: 2015-01-01",
                        "geldigVan: 2015-01-01\ngeldigTot: 2014-01-01",
                        "2014-01-01",
                        "Maak geldigTot later"),
                fault(profiles, "naam: Gedrag\n    ", "", "sleutel profielen[3].naam ontbreekt", "Vul hem in"),
                fault(
                        profiles,
                        "naam: Gedrag\n",
                        "naam: Gedrag\n    kleur: rood\n",
                        "regel ",
                        "kleur is onbekend",
                        "Kies uit"),
                fault(profiles, "naam: Gedrag\n", "naam: Gedrag\n    naam: Gedrag\n", "naam"),
                fault(
                        parameters,
                        "waarden: \\{2015-01-01: 3}",
                        "waarden: {2015-01-01: 5}",
                        "probleem.vanaf-score",
                        "2015-01-01",
                        "Kies uit [2.0, 3.0, 4.0]"),
                fault(
                        parameters,
                        "stap: 0.5}\n    waarden: \\{2015-01-01: 5}",
                        "stap: 0.5}\n    waarden: {2015-01-01: 5.2}",
                        "profiel.drempel",
                        "5.2"),
                fault(
                        parameters,
                        "waarden: \\{2015-01-01: 3}",
                        "waarden: {2015-01-01: 3, 2027-01-01: 2}",
                        "orde 'jeugd.ernstig-tot-score < probleem.vanaf-score' klopt niet op 2027-01-01"),
                fault(
                        parameters,
                        "\"jeugd.ernstig-tot-score <",
                        "\"jeugd.bestaat-niet <",
                        "jeugd.bestaat-niet",
                        "Verbeter de naam"),
                fault(parameters, "\"jeugd.ernstig-tot-score <", "\"jeugd.ernstig-tot-score onder", "niet te lezen"),
                fault(parameters, "van: 2, tot: 4", "van: 4, tot: 2", "ijkruimte"),
                fault("gemeenten.yaml", "\"0988\"", "\"988\"", "gemeente Weert heeft code '988'"),
                fault(
                        "gemeenten.yaml",
                        "gecontroleerd: ja",
                        "gecontroleerd: misschien",
                        "'misschien'",
                        "Kies uit [ja, nee]"),
                fault("vragen.yaml", "    omdat: .*\n", "    omdat:\n", "omdat ontbreekt"),
                fault("vragen.yaml", "    omdat: .*\n", "", "omdat ontbreekt"),
                fault("leefgebieden.yaml", "      - Voelt zich .*\n", "", "ankers", "Geef er vijf"));
    }

    private static Object[] fault(String file, String from, String to, String... words) {
        return new Object[] {file, from, to, List.of(words)};
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultNamesFileAndRemedy(String file, String from, String to, List<String> words) {
        String text = FILES.get(file).replaceFirst(from, to);
        assertThat(text).as("the fault is in the file").isNotEqualTo(FILES.get(file));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(file, text))
                .withMessageStartingWith("rules/" + file)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void aCatalogueForAnUnknownMunicipalityIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("profielen-x.yaml", catalogue("X", "2020-01-01", "gemeenten: [\"9999\"]")))
                .withMessageContainingAll("catalogus X", "9999", "rules/gemeenten.yaml");
    }

    @Test
    void twoCataloguesThatCanNotBeToldApartAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("profielen-x.yaml", catalogue("X", "2015-01-01", "")))
                .withMessageContainingAll("Voorbeeldcatalogus", "X", "2015-01-01", "andere geldigVan");
    }

    @Test
    void aMissingFileIsNamed() {
        TreeMap<String, String> files = new TreeMap<>(FILES);
        files.remove("vragen.yaml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.read(new RulesFolder(files)))
                .withMessageContainingAll("vragen.yaml", "Leg het erbij");
    }

    @Test
    void intakesAreTakenFromTheFirstDayOnWhichEveryParameterHasAValue() {
        LocalDate first = CATALOGUE.parameters().firstDay();
        assertThat(first).as("the flat own contribution of the Wmo starts here").isEqualTo("2019-01-01");
        assertThat(CATALOGUE.parameters().on(first).names())
                .isEqualTo(CATALOGUE.parameters().names());
        assertThat(CATALOGUE.parameters().on(first.minusDays(1)).names())
                .isNotEqualTo(CATALOGUE.parameters().names());
    }
}
