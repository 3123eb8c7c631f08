package nl.profielwijzer.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.TestDatabase;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Resultaat;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Bewaarklasse;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.monitoring.Tellingen;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.retention.Vernietigingsverslag.Aanleiding;
import nl.profielwijzer.retention.Vernietigingsverslag.Aantal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.JsonNode;

/** Files go when their term is over, not a day before, and stay when they have to. */
@PersistenceTest
class RetentionTest {
    private static final Bewaartermijnen TERMIJNEN = Bewaartermijnen.read(RulesFolder.packaged());
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final String WEERT = "0988";
    private static final String ROERMOND = "0957";

    private static final String JEUGD = advice("JEUGDWET");
    private static final String WMO = advice("WMO");
    private static final String NOTHING = "{\"uitkomst\":\"ADVIES\",\"veiligheid\":[],\"leden\":[{\"adviezen\":[]}]}";
    private static final String OPEN = "{\"uitkomst\":\"VRAGEN\",\"veiligheid\":[],\"leden\":[{\"adviezen\":[]}]}";
    private static final String UNSAFE =
            "{\"uitkomst\":\"SPOED\",\"veiligheid\":[{\"lid\":\"k1\",\"acuut\":true}],\"leden\":[{\"adviezen\":[]}]}";

    private HikariDataSource database;
    private JdbcClient jdbc;
    private JdbcTransactionManager transactions;
    private Beoordelingen beoordelingen;
    private Bewaarplichten plichten;

    private static String advice(String wet) {
        return "{\"uitkomst\":\"ADVIES\",\"veiligheid\":[],\"leden\":[{\"adviezen\":[]},{\"adviezen\":[{\"wet\":\"%s\"}]}]}"
                .formatted(wet);
    }

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        jdbc = JdbcClient.create(database);
        transactions = new JdbcTransactionManager(database);
        beoordelingen = new Beoordelingen(jdbc, transactions, List.of());
        plichten = new Bewaarplichten(jdbc, on("2026-01-01"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Clock on(String day) {
        return Clock.fixed(LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant(), ZONE);
    }

    private Vernietiging vernietiging(String today) {
        return new Vernietiging(
                jdbc, transactions, new Tellingen(new JdbcTemplate(database)), plichten, TERMIJNEN, on(today));
    }

    private Inwonersrechten rechten(String today) {
        return new Inwonersrechten(
                jdbc,
                beoordelingen,
                plichten,
                vernietiging(today),
                TERMIJNEN,
                logboek(today).regels(),
                on(today));
    }

    private Logboek logboek(String today) {
        return new Logboek(jdbc, transactions, new byte[32], on(today));
    }

    /** Stores an assessment of that day and gives its id. */
    private String assessed(String day, String gemeente, String kenmerk, String uitslag) {
        return assessed(day, gemeente, kenmerk, uitslag, "2016-05-10");
    }

    private String assessed(String day, String gemeente, String kenmerk, String uitslag, String born) {
        Instant moment = LocalDate.parse(day).atTime(9, 0).atZone(ZONE).toInstant();
        String id = UUID.randomUUID().toString();
        beoordelingen.add(
                new Beoordeling(
                        id,
                        kenmerk,
                        gemeente,
                        LocalDate.parse(day),
                        moment,
                        Uitkomst.ADVIES,
                        "r",
                        new ParametersetReferentie("p", 1, "h"),
                        Map.of(),
                        "1",
                        "{\"peildatum\":\"%s\",\"huishouden\":{\"leden\":[{\"geboortedatum\":\"%s\"}]}}"
                                .formatted(day, born),
                        uitslag),
                null);
        return id;
    }

    private List<String> would(String today) {
        return vernietiging(today).trial(null, "beheerder").beoordelingen();
    }

    /** Nobody knows what would have been advised, and what is gone can't come back. */
    @Test
    void suspendedAdviceIsKeptAsLongAsIfTheLawThatAppliesHadGivenSomething() {
        JsonNode intake = Json.JSON.readTree("""
                {"peildatum":"2026-03-02","huishouden":{"leden":[{"geboortedatum":"2016-05-10"}]}}
                """);
        String uitslag = """
                {"uitkomst":"STILGELEGD","leden":[{"lid":"k1","stilgelegd":%s,"adviezen":[],
                 "wetten":[{"wet":"%s","oordeel":"%s"}]}]}
                """;
        assertThat(Classifier.of(intake, Json.JSON.readTree(uitslag.formatted(true, "JEUGDWET", "JA")), List.of()))
                .isEqualTo(Bewaarklasse.JEUGDHULP);
        assertThat(Classifier.of(intake, Json.JSON.readTree(uitslag.formatted(true, "WMO", "JA")), List.of()))
                .isEqualTo(Bewaarklasse.MAATSCHAPPELIJKE_ONDERSTEUNING);
        assertThat(Classifier.of(intake, Json.JSON.readTree(uitslag.formatted(true, "JEUGDWET", "NEE")), List.of()))
                .isEqualTo(Bewaarklasse.GEEN_VOORZIENING);
    }

    @Test
    void eachClassGoesOnTheDayThatItsTermIsOverAndNotTheDayBefore() {
        String jeugd = assessed("2006-03-02", WEERT, "a", JEUGD);
        String wmo = assessed("2011-03-02", WEERT, "b", WMO);
        String nothing = assessed("2021-03-02", WEERT, "c", NOTHING);
        String open = assessed("2026-01-19", WEERT, "d", OPEN);
        assertThat(would("2026-03-01")).isEmpty();
        assertThat(would("2026-03-02")).containsExactlyInAnyOrder(jeugd, wmo, nothing, open);
    }

    private void judged(String id, int volgnummer, String day, String profiel) {
        jdbc.sql("""
                        insert into oordeel (beoordeling_id, volgnummer, door, vastgelegd_op, regels)
                        values (:id, :volgnummer, 'consulent', :moment, :regels)
                        """)
                .param("id", id)
                .param("volgnummer", volgnummer)
                .param("moment", LocalDate.parse(day).atTime(9, 0).atZone(ZONE).toOffsetDateTime())
                .param(
                        "regels",
                        "[{\"lid\":\"k1\",\"wet\":\"JEUGDWET\"%s}]"
                                .formatted(profiel == null ? "" : ",\"profiel\":\"%s\"".formatted(profiel)))
                .update();
    }

    @Test
    void aJudgementIsAChangeOfTheFileAndMayMakeItOneOfYouthHelp() {
        String id = assessed("2020-03-02", WEERT, "a", NOTHING);
        assertThat(would("2025-03-02")).containsExactly(id);
        judged(id, 1, "2020-06-01", null);
        assertThat(would("2025-05-31")).isEmpty();
        assertThat(would("2025-06-01")).containsExactly(id);
        judged(id, 2, "2020-06-02", "J04");
        assertThat(would("2040-06-01")).isEmpty();
        assertThat(would("2040-06-02")).containsExactly(id);
        assertThat(rechten("2026-03-02").show(WEERT, "a").beoordelingen().get(0).oordelen())
                .hasSize(2);
        vernietiging("2040-06-02")
                .destroy(vernietiging("2040-06-02").trial(null, "b").controlegetal(), null, "b");
        assertThat(jdbc.sql("select count(*) from oordeel").query(Integer.class).single())
                .isZero();
    }

    private String conversation(String day, String gemeente, String kenmerk, String beoordeling) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into intakeconcept (id, eigenaar, gemeente, gewijzigd_op, stap, beoordeling_id, inhoud)
                        values (:id, 'consulent', :gemeente, :moment, 'melding', :beoordeling, :inhoud)
                        """)
                .param("id", id)
                .param("gemeente", gemeente)
                .param("moment", LocalDate.parse(day).atTime(9, 0).atZone(ZONE).toOffsetDateTime())
                .param("beoordeling", beoordeling)
                .param("inhoud", "{\"kenmerk\":\"%s\"}".formatted(kenmerk))
                .update();
        return id;
    }

    @Test
    void aConversationGoesWithItsAssessmentOrWhenItWasLeftAlone() {
        String assessed = assessed("2006-03-02", WEERT, "a", JEUGD);
        conversation("2006-03-02", WEERT, "a", assessed);
        String left = conversation("2026-01-19", WEERT, "b", null);
        conversation("2026-01-20", WEERT, "c", null);
        String held = conversation("2020-01-20", ROERMOND, "d", null);
        plichten.add(ROERMOND, "d", "bezwaar", "beheerder");
        Vernietigingsverslag done = vernietiging("2026-03-02")
                .destroy(vernietiging("2026-03-02").trial(null, "b").controlegetal(), null, "b");
        assertThat(done.beoordelingen()).containsExactly(assessed);
        assertThat(done.intakeconcepten()).containsExactly(left);
        assertThat(jdbc.sql("select id from intakeconcept").query(String.class).list())
                .hasSize(2)
                .contains(held);

        Inwonersrechten rechten = rechten("2026-03-02");
        assertThat(rechten.show(WEERT, "c").intakeconcepten()).hasSize(1);
        rechten.erase(WEERT, "c", false, "beheerder");
        assertThat(rechten.show(WEERT, "c").intakeconcepten()).isEmpty();
        assertThat(rechten.show(ROERMOND, "d").intakeconcepten()).hasSize(1);
    }

    @Test
    void whereSafetyWasAtStakeAFileIsKeptAsLongAsWithHelp() {
        String child = assessed("2006-03-02", WEERT, "a", UNSAFE, "2000-01-01");
        String adult = assessed("2006-03-02", WEERT, "b", UNSAFE, "1960-01-01");
        assertThat(would("2021-03-01")).isEmpty();
        assertThat(would("2021-03-02")).containsExactly(adult);
        assertThat(would("2026-03-02")).containsExactlyInAnyOrder(adult, child);
    }

    @Test
    void aFileIsOneKenmerkInOneMunicipalityAndItsLongestTermCountsFromItsLastChange() {
        String first = assessed("2006-03-02", WEERT, "gezin", JEUGD);
        String last = assessed("2008-06-01", WEERT, "gezin", OPEN);
        String elsewhere = assessed("2006-03-02", ROERMOND, "gezin", JEUGD);
        String nameless = assessed("2020-01-01", WEERT, null, OPEN);
        String othersNameless = assessed("2026-02-20", WEERT, null, OPEN);
        assertThat(would("2026-03-02")).containsExactlyInAnyOrder(elsewhere, nameless);
        assertThat(would("2028-05-31")).doesNotContain(first, last).contains(othersNameless);
        assertThat(would("2028-06-01")).contains(first, last);
    }

    @Test
    void whatTheTrialShowedIsDestroyedAndReportedWithoutAnythingAboutAPerson() {
        String gone = assessed("2006-03-02", WEERT, "gezin-7", JEUGD);
        String kept = assessed("2025-03-02", WEERT, "gezin-8", JEUGD);
        Vernietiging vernietiging = vernietiging("2026-03-02");
        Vernietigingsverslag trial = vernietiging.trial(null, "beheerder");
        assertThat(beoordelingen.find(gone)).isPresent();
        assertThat(vernietiging.list()).isEmpty();

        Vernietigingsverslag done = vernietiging.destroy(trial.controlegetal(), null, "beheerder");
        assertThat(beoordelingen.find(gone)).isEmpty();
        assertThat(beoordelingen.find(kept)).isPresent();
        assertThat(jdbc.sql("select count(*) from beoordeling_inhoud")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(done.aantallen()).containsExactly(new Aantal(Bewaarklasse.JEUGDHULP, "2006-03", 1));
        assertThat(done.beoordelingen()).containsExactly(gone);
        assertThat(vernietiging.list()).containsExactly(done);
        assertThat(vernietiging.find(done.id())).contains(done);
        assertThat(done.toString()).doesNotContain("gezin");
    }

    @Test
    void nothingIsDestroyedWhenItIsNotWhatTheTrialShowed() {
        String one = assessed("2006-03-02", WEERT, "a", JEUGD);
        Vernietiging vernietiging = vernietiging("2026-03-02");
        String seen = vernietiging.trial(null, "beheerder").controlegetal();
        String other = assessed("2006-03-02", WEERT, "b", JEUGD);
        assertThatThrownBy(() -> vernietiging.destroy(seen, null, "beheerder")).isInstanceOf(AndereVernietiging.class);
        assertThat(beoordelingen.find(one)).isPresent();
        assertThat(beoordelingen.find(other)).isPresent();
        assertThat(vernietiging.list()).isEmpty();
    }

    @Test
    void onlyFilesOfTheOwnMunicipalitiesGo() {
        String weert = assessed("2006-03-02", WEERT, "a", JEUGD);
        String roermond = assessed("2006-03-02", ROERMOND, "a", JEUGD);
        assertThat(vernietiging("2026-03-02").trial(Set.of(WEERT), "beheerder").beoordelingen())
                .containsExactly(weert);
        assertThat(would("2026-03-02")).containsExactlyInAnyOrder(weert, roermond);
    }

    @Test
    void aFileThatHasToStayStaysUntilThatIsOver() {
        String id = assessed("2006-03-02", WEERT, "a", JEUGD);
        Bewaarplicht plicht = plichten.add(WEERT, "a", "lopende bezwaarprocedure", "beheerder");
        assertThatThrownBy(() -> plichten.add(WEERT, "a", "nog een keer", "beheerder"))
                .isInstanceOf(BewaarplichtBestaat.class);
        Vernietigingsverslag trial = vernietiging("2026-03-02").trial(null, "beheerder");
        assertThat(trial.beoordelingen()).isEmpty();
        assertThat(trial.onderBewaarplicht()).isEqualTo(1);
        assertThatThrownBy(() -> rechten("2026-03-02").erase(WEERT, "a", true, "beheerder"))
                .isInstanceOf(WissenGeweigerd.class)
                .hasMessageContaining("lopende bezwaarprocedure");
        plichten.remove(plicht);
        assertThat(would("2026-03-02")).containsExactly(id);
    }

    /** Lets a parameter set weigh this assessment in its shadow. */
    private void shadowed(String id) {
        jdbc.sql("""
                        insert into parameterset (id, versie, wijziging, status, werkingsgebied, basis_id, basis_versie,
                          motief, onderbouwing_soort, onderbouwing, uitgangswaarden, wijzigingen)
                        values ('voorbeeld', 2, 1, 'GOEDGEKEURD', '*', 'voorbeeld', 1, 'm', 'BRON', 'b', '{}', '{}')
                        """).update();
        jdbc.sql("""
                        insert into schaduw (id, set_id, set_versie, vanaf, tot_en_met, gestart_door, gestart_op,
                          bijgewerkt_tot, afgerond)
                        values ('s', 'voorbeeld', 2, date '2025-03-01', date '2025-04-01', 'm', current_timestamp,
                          current_timestamp, true)
                        """).update();
        jdbc.sql("insert into schaduwweging values ('s', :id, '0988', 'h', 'ADVIES', 'ADVIES', true, false)")
                .param("id", id)
                .update();
        jdbc.sql("insert into schaduwadvies values ('s', :id, 'k1', 'l', 'J04 P', 'J04 I', true, 1, 2)")
                .param("id", id)
                .update();
    }

    @Test
    void aResidentSeesEverythingThatIsStored() {
        shadowed(assessed("2025-03-02", WEERT, "a", JEUGD));
        assessed("2025-04-02", WEERT, "a", OPEN);
        assessed("2025-04-02", ROERMOND, "a", OPEN);
        Inzage inzage = rechten("2026-03-02").show(WEERT, "a");
        assertThat(inzage.beoordelingen())
                .hasSize(2)
                .allSatisfy(
                        stored -> assertThat(stored.intake().get("huishouden")).isNotNull());
        assertThat(inzage.beoordelingen().stream().flatMap(each -> each.schaduwwegingen().stream()))
                .containsExactly(new Inzage.Schaduwweging("voorbeeld@2", "k1", "J04 P", "J04 I"));
        assertThat(inzage.klasse()).isEqualTo(Bewaarklasse.JEUGDHULP);
        assertThat(inzage.bewaardTot()).isEqualTo("2045-04-02");
        rechten("2026-03-02").erase(WEERT, "a", false, "beheerder");
        assertThat(jdbc.sql("select count(*) from schaduwadvies")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(rechten("2026-03-02").show(WEERT, "onbekend").beoordelingen())
                .isEmpty();
    }

    private void logged(String day, Actie actie, String object, String kenmerk) {
        logboek(day)
                .schrijf(
                        new Handeling("consulent", actie, object, Verwerking.TOEGANG_TOT_HULP, kenmerk),
                        Resultaat.GELUKT);
    }

    @Test
    void aResidentSeesWhoDidWhatWithTheFileAndNotWithThatOfSomeoneElse() {
        String own = assessed("2025-03-02", WEERT, "a", JEUGD);
        String elsewhere = assessed("2025-03-02", ROERMOND, "a", JEUGD);
        logged("2025-03-02", Actie.AANMAKEN, "beoordeling/" + own, "a");
        logged("2025-03-03", Actie.LEZEN, "beoordeling/" + elsewhere, "a");
        logged("2025-03-04", Actie.LEZEN, "dossier", "a");
        logged("2025-03-05", Actie.WIJZIGEN, "beoordeling/%s/oordeel".formatted(own), "a");
        logged("2025-03-06", Actie.LEZEN, "beoordeling/" + own, "b");
        assertThat(rechten("2026-03-02").show(WEERT, "a").handelingen())
                .containsExactly(
                        new Inzage.Verricht(
                                on("2025-03-02").instant(), "consulent", "AANMAKEN", "beoordeling/" + own, "GELUKT"),
                        new Inzage.Verricht(
                                on("2025-03-05").instant(),
                                "consulent",
                                "WIJZIGEN",
                                "beoordeling/%s/oordeel".formatted(own),
                                "GELUKT"));
        assertThat(rechten("2026-03-02").show(WEERT, "onbekend").handelingen()).isEmpty();
    }

    private void offered(String id, String status, String casus) {
        jdbc.sql("insert into aanbieding values (:id, '0988', :status, :moment, :casus)")
                .param("id", id)
                .param("status", status)
                .param("moment", on("2025-03-07").instant().atOffset(ZoneOffset.UTC))
                .param("casus", casus)
                .update();
    }

    @Test
    void aResidentSeesTheCaseThatWasOfferedUntilNobodyCanTellWhichItIs() {
        String offered = assessed("2025-03-01", WEERT, "a", JEUGD);
        String taken = assessed("2025-03-02", WEERT, "a", JEUGD);
        String neither = assessed("2025-03-03", WEERT, "a", JEUGD);
        offered(offered, "AANGEBODEN", "{\"id\":\"c1\"}");
        offered(taken, "OPGENOMEN", null);
        Map<String, Optional<Inzage.Aangeboden>> offers =
                rechten("2026-03-02").show(WEERT, "a").beoordelingen().stream()
                        .collect(Collectors.toMap(
                                Inzage.Vastgelegd::id, stored -> Optional.ofNullable(stored.aanbieding())));
        Instant moment = on("2025-03-07").instant();
        assertThat(offers)
                .containsOnly(
                        Map.entry(
                                offered,
                                Optional.of(new Inzage.Aangeboden(
                                        "AANGEBODEN", moment, Json.JSON.readTree("{\"id\":\"c1\"}")))),
                        Map.entry(taken, Optional.of(new Inzage.Aangeboden("OPGENOMEN", moment, null))),
                        Map.entry(neither, Optional.empty()));
    }

    @Test
    void aResidentMayHaveAFileErasedButWhereSafetyPlaysSomeoneWeighsThatFirst() {
        String calm = assessed("2026-02-02", WEERT, "rustig", JEUGD);
        String unsafe = assessed("2026-02-02", WEERT, "onveilig", UNSAFE);
        Inwonersrechten rechten = rechten("2026-03-02");
        Vernietigingsverslag verslag = rechten.erase(WEERT, "rustig", false, "beheerder");
        assertThat(verslag.aanleiding()).isEqualTo(Aanleiding.VERZOEK);
        assertThat(verslag.beoordelingen()).containsExactly(calm);
        assertThat(beoordelingen.find(calm)).isEmpty();
        assertThatThrownBy(() -> rechten.erase(WEERT, "onveilig", false, "beheerder"))
                .isInstanceOf(WissenGeweigerd.class);
        assertThat(rechten.erase(WEERT, "onveilig", true, "beheerder").beoordelingen())
                .containsExactly(unsafe);
        assertThat(rechten.erase(WEERT, "onbekend", false, "beheerder")).isNull();
    }
}
