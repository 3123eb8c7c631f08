package nl.profielwijzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Wet;
import org.junit.jupiter.api.Test;

/** No lid falls between the laws, and no law says two things about one lid. */
class LawRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final Parameters PARAMETERS = CATALOGUE.parameters().on(DAY);
    private static final RuleBook RULES = new RuleBook(RulesFolder.packaged(), PARAMETERS.names());

    /** Running Wlz care takes over from Jeugdwet and Wmo: these two speak on top of what the others found. */
    private static final Set<String> WLZ_TAKES_OVER = Set.of("L04.2", "L04.3");

    private static final List<String> BORN = List.of(
            "2022-05-10",
            "2016-05-10",
            "2008-03-03",
            "2008-03-02",
            "2003-03-03",
            "2003-03-02",
            "1959-03-03",
            "1959-03-02");
    private static final List<String> INZET = List.of(
            "",
            "inzet: []",
            "inzet: [{lid: k1, wet: JEUGDWET, sinds: 2006-01-01}]",
            "inzet: [{lid: k1, wet: JEUGDWET, sinds: 2006-01-01, tot: 2025-09-01, bepaaldVoor18: true}]",
            "inzet: [{lid: k1, wet: JEUGDWET, sinds: 2006-01-01, tot: 2020-01-01}]",
            "inzet: [{lid: k1, wet: WLZ, sinds: 2020-01-01}]");
    private static final List<String> KNOWN = List.of(
            "",
            "leefgebieden: {schoolgang: 3}",
            "leefgebieden: {schoolgang: 3}, onderwijs: {dossierDyslexieVolledig: true}, beperkingen: [{grondslag: DYSLEXIE}]",
            "leefgebieden: {schoolgang: 3, gedrag: 2}, onderwijs: {schoolverzuim: LANGDURIG}, beperkingen: [{grondslag: DYSLEXIE}]",
            "leefgebieden: {mobiliteit: 2, lichamelijkeGezondheid: 2}, beperkingen: [{grondslag: LICHAMELIJK}]",
            "leefgebieden: {mobiliteit: 4, basaleAdl: 1}, beperkingen: [{grondslag: ZINTUIGLIJK}]",
            "toezicht: PERMANENT, zorgNabij24uur: true, beperkingen: [{grondslag: VERSTANDELIJK, blijvend: true}]");
    private static final List<String> BASIS = List.of(
            "",
            "bestaanszekerheid: {schulden: PROBLEMATISCH, inkomenOnzeker: true}",
            "bestaanszekerheid: {schulden: BEHEERSBAAR}");

    @Test
    void everyLawSaysOneThingAndJeugdwetAndWmoAlwaysSpeak() {
        for (String born : BORN) {
            for (String inzet : INZET) {
                for (String known : KNOWN) {
                    for (String basis : BASIS) {
                        check("geboortedatum: %s, %s".formatted(born, known), "%s\n  %s".formatted(inzet, basis));
                    }
                }
            }
        }
    }

    private static void check(String lid, String household) {
        Map<Wet, Set<Oordeel>> said = said(lid, household);
        assertThat(said).as(lid + " " + household).containsKeys(Wet.JEUGDWET, Wet.WMO);
        said.forEach((wet, oordelen) ->
                assertThat(oordelen).as("%s of %s %s", wet, lid, household).hasSize(1));
    }

    private static Map<Wet, Set<Oordeel>> said(String lid, String household) {
        Intake intake = Json.YAML.readValue("""
                peildatum: %s
                gemeente: "0957"
                melding: {datum: %s}
                huishouden:
                  leden: [{id: k1, rol: KIND, vraagtOndersteuning: true, %s}]
                  %s
                """.formatted(DAY, DAY, lid, household), Intake.class);
        HuishoudenFeiten feiten = new HuishoudenFeiten(intake, PARAMETERS, CATALOGUE.leefgebieden(), RULES, true);
        RULES.look(feiten.facts());
        Map<Wet, Set<Oordeel>> said = new EnumMap<>(Wet.class);
        for (Bevinding bevinding : feiten.bevindingen().all()) {
            Rule rule = bevinding.rule();
            if (rule.wet() != null && rule.oordeel() != null && !WLZ_TAKES_OVER.contains(rule.id())) {
                said.computeIfAbsent(rule.wet(), wet -> EnumSet.noneOf(Oordeel.class))
                        .add(rule.oordeel());
            }
        }
        return said;
    }
}
