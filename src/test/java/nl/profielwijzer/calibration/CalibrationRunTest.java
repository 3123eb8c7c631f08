package nl.profielwijzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.calibration.Ijkopdracht.Casussen;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.calibration.measure.Overeenstemming.Vak;
import nl.profielwijzer.calibration.measure.Scorebeeld;
import nl.profielwijzer.calibration.measure.Scorebeeld.Schaal;
import nl.profielwijzer.calibration.measure.Verdict;
import nl.profielwijzer.calibration.search.Chunks;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.calibration.search.JudgedCases;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.generator.CaseGenerator;
import nl.profielwijzer.casuistry.generator.CaseGenerator.Raters;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.ParametersText;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Wet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From judged cases to report and proposal, with less searching than rules/ijking.yaml asks. */
class CalibrationRunTest {
    private static final RulesFolder RULES = RulesFolder.packaged();
    private static final Beoordelaar INSTRUMENT = new Beoordelaar(RULES);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    /** What the experts follow instead of the instrument's own values. */
    private static final Map<String, Double> HIDDEN = Map.of("wmo.netwerk-effect", 0.0, "profiel.drempel", 4.0);

    private static final List<Casus> CASES = judged(260, 1);
    private static final List<Casus> OTHERS = judged(60, 2);
    private static final Ijkrapport RAPPORT = run(2, new Casussen("proef", "hash", CASES));

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        INSTRUMENT.close();
    }

    private static List<Casus> judged(int count, long seed) {
        TreeMap<String, String> files = new TreeMap<>(RULES.files());
        files.put("parameters.yaml", ParametersText.with(RULES.get("parameters.yaml"), HIDDEN));
        List<Casus> cases = new ArrayList<>();
        try (Beoordelaar experts = new Beoordelaar(new RulesFolder(files))) {
            new CaseGenerator(experts, new Raters(2, 2, .05), seed).generate(count, cases::add);
        }
        return cases;
    }

    private static Ijkopdracht opdracht(Casussen cases) {
        return new Ijkopdracht(cases, new Casussen("apart", "hash2", OTHERS), null, 10, 1);
    }

    private static CalibrationRun quick(int threads) {
        return new CalibrationRun(INSTRUMENT, Ijkbeleid.read(QuickRules.folder()), threads);
    }

    private static Ijkrapport run(int threads, Casussen cases) {
        return quick(threads).run(opdracht(cases));
    }

    /** Keeps chunks, and breaks off after some of them. */
    private static final class Interrupted implements Chunks {
        private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
        private final AtomicInteger left = new AtomicInteger();

        @Override
        public byte[] find(String chunk) {
            return kept.get(chunk);
        }

        @Override
        public void keep(String chunk, byte[] content) {
            if (left.decrementAndGet() < 0) {
                throw new CancellationException();
            }
            assertThat(kept.put(chunk, content))
                    .as("%s was done already", chunk)
                    .isNull();
        }
    }

    @Test
    void brokenOffAgainAndAgainItGoesOnBehindTheLastChunkAndSaysTheSame() {
        Interrupted chunks = new Interrupted();
        Ijkrapport rapport = null;
        int attempts = 0;
        while (rapport == null) {
            chunks.left.set(7);
            attempts++;
            try {
                rapport = quick(2).run(opdracht(new Casussen("proef", "hash", CASES)), chunks, share -> {});
            } catch (CancellationException expected) {
                assertThat(chunks.kept).hasSize(7 * attempts);
            }
        }
        assertThat(attempts).isGreaterThan(3);
        assertThat(ReportJson.hash(rapport)).isEqualTo(ReportJson.hash(RAPPORT));
        assertThat(ReportJson.text(rapport)).contains(ReportJson.hash(RAPPORT));
    }

    @Test
    void progressGoesUpToTheEnd() {
        List<Double> told = Collections.synchronizedList(new ArrayList<>());
        quick(1).run(opdracht(new Casussen("proef", "hash", CASES)), Chunks.NONE, told::add);
        assertThat(told).isSorted().hasSizeGreaterThan(20).last().isEqualTo(1.0);
    }

    @Test
    void aCaseThatFailsIsNamedWithTheReasonAndStopsNothing() {
        Casus good = CASES.get(0);
        Intake intake = good.intake();
        Casus silent = casus("A-stil", good, intake, List.of());
        Casus early = casus(
                "B-vroeg",
                good,
                new Intake(
                        intake.kenmerk(),
                        LocalDate.of(1990, 1, 1),
                        intake.gemeente(),
                        intake.melding(),
                        intake.huishouden()),
                good.oordelen());
        List<Casus> cases = new ArrayList<>(CASES.subList(0, 60));
        cases.addAll(List.of(silent, early));
        Ijkrapport rapport = quick(2).run(new Ijkopdracht(
                new Casussen("proef", "hash", cases), new Casussen("apart", "hash2", cases), null, 10, 1));
        assertThat(rapport.uitkomst().mislukt().stream().map(JudgedCases.Mislukt::casus))
                .containsExactly("A-stil", "B-vroeg");
        assertThat(rapport.mislukt())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.reden()).endsWith("."));
        assertThat(new ReportFiles(RULES).page(rapport)).contains("Gevallen die niet meetellen", "B-vroeg");
        assertThat(quick(1).run(new Ijkopdracht(new Casussen("leeg", "hash", List.of(silent)), null, null, 10, 1))
                        .redenen())
                .first()
                .asString()
                .contains("0 gevallen");
    }

    private static Casus casus(String id, Casus like, Intake intake, List<Casus.Expertoordeel> oordelen) {
        return new Casus(id, null, like.status(), like.herkomst(), null, intake, oordelen, null, null, null);
    }

    @Test
    void itFindsBackWhatTheExpertsFollowAndHoldsThatOnOtherCases() {
        assertThat(RAPPORT.voorstel()).isTrue();
        Voorstel voorstel = (Voorstel) RAPPORT.uitkomst();
        assertThat(voorstel.wijzigingen().stream().map(Wijziging::parameter))
                .contains("wmo.netwerk-effect")
                .hasSizeLessThanOrEqualTo(260 / 50);
        assertThat(RAPPORT.toets()).isNotNull();
        assertThat(RAPPORT.toets().gevallen()).isEqualTo(OTHERS.size());
        assertThat(RAPPORT.toets().verliesDan()).isLessThan(RAPPORT.toets().verliesNu());
    }

    @Test
    void theReportDoesNotDependOnThreadsOrTheOrderOfTheCases() {
        List<Casus> turned = new ArrayList<>(CASES);
        java.util.Collections.reverse(turned);
        assertThat(ReportJson.text(run(1, new Casussen("proef", "hash", turned))))
                .isEqualTo(ReportJson.text(RAPPORT));
    }

    @Test
    void agreementIsMeasuredOnEveryJudgedLid() {
        for (PerWet wet : RAPPORT.overeenstemming().wetten()) {
            long leden = RAPPORT.leden().stream()
                    .filter(lid -> lid.wet() == wet.wet())
                    .count();
            assertThat(wet.leden()).isEqualTo((int) leden);
            assertThat(wet.aspecten()).allSatisfy(aspect -> {
                double cells = 0;
                for (double[] row : aspect.tabelNu()) {
                    for (double cell : row) {
                        cells += cell;
                    }
                }
                assertThat(cells).isCloseTo(aspect.eenheden(), within(1e-6));
                assertThat(aspect.nu().waarde()).isBetween(-1.0, 1.0);
                assertThat(aspect.deskundigen().waarde())
                        .as("experts with little noise")
                        .isGreaterThan(.5);
            });
        }
        assertThat(RAPPORT.overeenstemming().dan().eens())
                .isGreaterThan(RAPPORT.overeenstemming().nu().eens());
        for (Lidvergelijking lid : RAPPORT.leden()) {
            if (lid.wet() == Wet.JEUGDWET
                    && lid.oordeelNu() == Verdict.EENS
                    && lid.nu().profiel() != null) {
                assertThat(lid.deskundigen())
                        .as("%s %s", lid.casus(), lid.lid())
                        .contains(lid.nu().profiel());
            }
        }
    }

    @Test
    void transitionsAreTheLedenWhoseAdviceTurns() {
        long turned = RAPPORT.leden().stream()
                .filter(lid -> !lid.nu().kort().equals(lid.dan().kort()))
                .count();
        assertThat(RAPPORT.overgangen().stream().mapToInt(each -> each.leden()).sum())
                .isEqualTo((int) turned);
        Set<String> flipped = ((Voorstel) RAPPORT.uitkomst())
                .omgeslagen().stream()
                        .map(flip -> flip.casus() + " " + flip.lid())
                        .collect(Collectors.toSet());
        assertThat(RAPPORT.toelichtingen()).isNotEmpty().allSatisfy(told -> {
            boolean turns = flipped.contains(told.casus() + " " + told.lid());
            assertThat(told.parameters().isEmpty()).isNotEqualTo(turns);
            assertThat(told.dan() != null).isEqualTo(turns);
            assertThat(told.nu()).isNotEqualTo(told.dan());
        });
        assertThat(RAPPORT.motieven()).allSatisfy(motief -> {
            assertThat(motief.dichterbij()).isLessThanOrEqualTo(motief.leden());
            assertThat(motief.ledenVanNaar()).isLessThanOrEqualTo(motief.leden());
        });
    }

    @Test
    void everyCellTellsWhoStandsInIt() {
        RAPPORT.overeenstemming().wetten().stream()
                .flatMap(wet -> wet.aspecten().stream())
                .forEach(aspect -> {
                    double[][] table =
                            Arrays.stream(aspect.tabelNu()).map(double[]::clone).toArray(double[][]::new);
                    aspect.vakken().forEach(vak -> {
                        double weight = table[vak.instrument()][vak.deskundige()];
                        assertThat(weight).isPositive();
                        assertThat((double) vak.plekken().size()).isGreaterThanOrEqualTo(weight - 1e-9);
                        table[vak.instrument()][vak.deskundige()] = 0;
                    });
                    assertThat(Arrays.stream(table).flatMapToDouble(Arrays::stream))
                            .as("cells that nobody is told of")
                            .containsOnly(0.0);
                });
    }

    @Test
    void theProposalMovesScoresAndCutPointsTowardsTheExperts() {
        Map<Schaal, Scorebeeld> scores = new EnumMap<>(Schaal.class);
        RAPPORT.scores().forEach(each -> scores.put(each.schaal(), each));
        assertThat(scores).containsOnlyKeys(Schaal.values());
        Voorstel voorstel = (Voorstel) RAPPORT.uitkomst();
        double drempel = Objects.requireNonNull(voorstel.voorgesteld().values().get("profiel.drempel"));
        assertThat(scores.get(Schaal.PUNTEN).dan().grenzen()).containsExactly(drempel);
        Scorebeeld treden = scores.get(Schaal.TREDEN);
        assertThat(treden.dan().stapels())
                .as("the network no longer counts")
                .isNotEqualTo(treden.nu().stapels());
        assertThat(treden.dan().gelijk()).isGreaterThan(treden.nu().gelijk());
        assertThat(scores.get(Schaal.ERNST).dan().stapels())
                .isEqualTo(scores.get(Schaal.ERNST).nu().stapels());
    }

    private static List<Casus> real(List<Casus> invented) {
        return invented.stream()
                .map(casus -> new Casus(
                        casus.id(),
                        casus.titel(),
                        casus.status(),
                        Casus.Herkomst.GEANONIMISEERD,
                        casus.bron(),
                        casus.intake(),
                        casus.oordelen(),
                        casus.veiligheid(),
                        casus.uitkomsten(),
                        casus.toelichting()))
                .toList();
    }

    @Test
    void ofRealPeopleNoCellOfOneToNineIsShownOrLed() throws IOException {
        Ijkrapport rapport = run(2, new Casussen("echt", "hash", real(CASES)));
        String page = new ReportFiles(RULES).page(rapport);
        String invented = new ReportFiles(RULES).page(RAPPORT);
        int suppressed = 0;
        for (PerWet wet : rapport.overeenstemming().wetten()) {
            for (PerAspect aspect : wet.aspecten()) {
                for (Vak vak : aspect.vakken()) {
                    long count = Math.round(aspect.tabelNu()[vak.instrument()][vak.deskundige()]);
                    String anchor = "id=\"vak-%s-%s-%d-%d\""
                            .formatted(wet.wet(), aspect.aspect(), vak.instrument(), vak.deskundige())
                            .toLowerCase(Locale.ROOT);
                    if (invented.contains(anchor)) {
                        assertThat(page.contains(anchor)).isEqualTo(count >= 10);
                        suppressed += count < 10 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(suppressed).isPositive();
        assertThat(page).contains("gepseudonimiseerd", "&lt; 10");

        List<Ijkrapport.Overgang> silent = rapport.overgangen().stream()
                .filter(each -> each.euroPerMaand() == null)
                .toList();
        assertThat(silent).isNotEmpty();
        assertThat(rapport.overgangen())
                .as("euros of fewer than ten")
                .allMatch(each -> each.leden() >= 10 || each.euroPerMaand() == null);
        assertThat(silent.stream().mapToInt(Ijkrapport.Overgang::leden).sum())
                .as("whom the whole without what is shown is about")
                .isGreaterThanOrEqualTo(10);
        assertThat(((Voorstel) rapport.uitkomst()).wijzigingen())
                .allMatch(change -> change.omgeslagen() >= 10 == (change.euroPerMaand() != null));
        assertThat(RAPPORT.overgangen()).as("of invented people").allMatch(each -> each.euroPerMaand() != null);

        String id = rapport.leden().get(0).casus();
        assertThat(page).contains(id);
        assertThat(new ReportFiles(RULES).page(rapport, false))
                .as("for who may not see cases")
                .doesNotContain(casussen(rapport))
                .contains(WatAls.NIET_GETOOND);
        String without = ReportJson.withoutCases(rapport);
        assertThat(without).doesNotContain(casussen(rapport)).contains(WatAls.NIET_GETOOND);
        assertDescribed(Json.JSON.readTree(without));

        JsonNode json = Json.JSON.readTree(ReportJson.text(rapport));
        assertDescribed(json);
        ((ObjectNode) json).remove("toets"); // of invented people here
        assertThat(smallCounts(json)).as("counts of 1 to 9").isEmpty();
        assertThat(smallCounts(Json.JSON.readTree(ReportJson.text(RAPPORT))))
                .as("counts of invented people")
                .isNotEmpty();
    }

    private static String[] casussen(Ijkrapport rapport) {
        return rapport.leden().stream().map(Lidvergelijking::casus).distinct().toArray(String[]::new);
    }

    @Test
    void whatIfTellsNoEurosOfFewerThanTenRealPeople() {
        CalibrationRun run = quick(2);
        boolean few = false;
        boolean many = false;
        for (double drempel : new double[] {4, 4.5, 5, 5.5, 6, 6.5, 7, 8}) {
            WatAls invented = run.watAls(CASES, Map.of("profiel.drempel", drempel));
            WatAls found = run.watAls(real(CASES), Map.of("profiel.drempel", drempel));
            int moved = invented.omgeslagen().size();
            assertThat(invented.euroPerMaand()).isNotNull();
            assertThat(found.euroPerMaand()).isEqualTo(moved > 0 && moved < 10 ? null : invented.euroPerMaand());
            assertThat(found.aantalOmgeslagen().waarde()).isEqualTo(moved > 0 && moved < 10 ? null : moved);
            assertThat(found.curven().get(0).curve()).allMatch(punt -> punt.kostenPerMaand() == null);
            assertThat(found.omgeslagen()).isEqualTo(invented.omgeslagen());
            assertThat(found.zonderGevallen().omgeslagen()).isEmpty();
            assertThat(invented.zonderGevallen()).isEqualTo(invented);
            few |= moved > 0 && moved < 10;
            many |= moved >= 10;
        }
        assertThat(few && many).as("both were seen").isTrue();
    }

    /** Where a count of people is from 1 to 9. */
    private static List<String> smallCounts(JsonNode json) {
        Set<String> counts = Set.of(
                "gevallen",
                "leden",
                "dichterbij",
                "ledenVanNaar",
                "gevallenMetMeer",
                "eenheden",
                "metMeer",
                "genoemd",
                "eens",
                "verdedigbaar",
                "oneens",
                "gewonnen",
                "verloren",
                "omgeslagen",
                "oordelen",
                "zonderScore");
        List<String> small = new ArrayList<>();
        json.propertyStream().forEach(field -> {
            JsonNode value = field.getValue();
            if (counts.contains(field.getKey()) && value.isInt() && value.asInt() > 0 && value.asInt() < 10) {
                small.add(field.getKey());
            }
            if (field.getKey().startsWith("tabel")) {
                value.forEach(row -> row.forEach(cell -> {
                    if (cell.asDouble(0) > 0 && cell.asDouble() < 9.5) {
                        small.add(field.getKey());
                    }
                }));
            }
            if (field.getKey().equals("plekken") && !value.isEmpty() && value.size() < 10) {
                small.add(field.getKey());
            }
            small.addAll(smallCounts(value));
        });
        if (json.isArray()) {
            json.forEach(each -> small.addAll(smallCounts(each)));
        }
        return small;
    }

    @Test
    void theProposalWinsByOtherWeightsToo() {
        assertThat(RAPPORT.robuustheid())
                .hasSize(10)
                .allSatisfy(
                        each -> assertThat(each.verliesDan()).as(each.weging()).isLessThan(each.verliesNu()));
    }

    @Test
    void allFilesAreWrittenAndTheProposalIsASetOfParameters() throws IOException {
        ReportFiles files = new ReportFiles(RULES);
        files.write(folder, RAPPORT);
        assertThat(folder).isDirectoryContaining("glob:**/gevallen.parquet");
        assertThat(Files.readAllLines(folder.resolve("gevallen.csv")))
                .hasSize(1 + RAPPORT.leden().size());
        JsonNode json = Json.JSON.readTree(Files.readString(folder.resolve("rapport.json")));
        assertThat(json.at("/kaart/gevallen").intValue()).isEqualTo(CASES.size());
        assertThat(json.at("/uitkomst/toets/interval/laag").isNumber()).isTrue();
        TreeMap<String, String> proposed = new TreeMap<>(RULES.files());
        proposed.put("parameters.yaml", Files.readString(folder.resolve("voorstel.yaml")));
        Parameters values =
                Catalogue.read(new RulesFolder(proposed)).parameters().on(DAY);
        ((Voorstel) RAPPORT.uitkomst())
                .wijzigingen()
                .forEach(change -> assertThat(values.get(change.parameter())).isEqualTo(change.wordt()));
        String page = Files.readString(folder.resolve("rapport.html"));
        assertThat(page)
                .contains(
                        "wmo.netwerk-effect",
                        "In woorden",
                        "verzonnen",
                        "Wat dit rapport niet kan zeggen",
                        "hoogst haalbaar",
                        "figuur-score-treden",
                        "href=\"#vak-jeugdwet-profiel-",
                        "95%-interval van de verandering")
                .doesNotContain("http://", "https://", "<script");
    }

    @Test
    void theReportHasTheFormOfItsSchema() throws IOException {
        Ijkrapport refused = run(2, new Casussen("klein", "hash", CASES.subList(0, 50)));
        for (Ijkrapport rapport : List.of(RAPPORT, refused)) {
            assertDescribed(Json.JSON.readTree(ReportJson.text(rapport)));
        }
    }

    private static void assertDescribed(JsonNode rapport) throws IOException {
        try (InputStream text = CalibrationRunTest.class.getResourceAsStream("/schemas/rapport.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(((ObjectNode) Json.JSON.readTree(text)).without("$id"));
            assertThat(schema.validate(rapport)).isEmpty();
        }
    }

    @Test
    void fewCasesAreRefusedWithTheNumberThatLacks() {
        Ijkrapport refused = run(2, new Casussen("klein", "hash", CASES.subList(0, 50)));
        assertThat(refused.voorstel()).isFalse();
        assertThat(refused.redenen()).hasSize(1).first().asString().contains("50 gevallen", "200", "150 meer");
        assertThat(new ReportFiles(RULES).proposal(refused)).isEqualTo(RULES.get("parameters.yaml"));
        assertThat(new ReportFiles(RULES).page(refused)).contains("Er komt geen voorstel");
    }

    @Test
    void whatIfTellsWhatAValueWouldDo() {
        CalibrationRun run = new CalibrationRun(INSTRUMENT, Ijkbeleid.read(RULES), 2);
        WatAls same = run.watAls(CASES, Map.of("wmo.netwerk-effect", 1.0));
        assertThat(same.omgeslagen()).isEmpty();
        WatAls better = run.watAls(CASES, Map.of("wmo.netwerk-effect", 0.0));
        assertThat(better.verliesWordt()).isLessThan(better.verliesNu());
        assertThat(better.omgeslagen())
                .isNotEmpty()
                .allSatisfy(flip -> assertThat(flip.parameters()).containsExactly("wmo.netwerk-effect"));
    }
}
