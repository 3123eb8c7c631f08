package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.OutcomeTable;
import nl.profielwijzer.assessment.OutcomeTables;
import nl.profielwijzer.assessment.PreparedIntake;
import nl.profielwijzer.assessment.PreparedLid;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.calibration.search.Loss.Eenheid;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Lid;

/**
 * Judged cases on which the rules have looked, with for every advice a lid can get what it would be off and cost. In
 * the order of their ids, whatever order they came in.
 */
public final class JudgedCases {
    private final List<OfCase> cases;
    private final List<Mislukt> mislukt;
    private final Replay replay;
    private final Loss loss;

    /** Each table once: leden with the same are of one kind. */
    private final OutcomeTables tables;

    /** By case and lid the number of its table. */
    private final int[][] kinds;

    /** By table where its outcomes begin when those of all tables stand in a row; at last how many there are. */
    private final int[] begin;

    /** By case the number of its household, in the order of their names. */
    private final int[] huishoudens;

    private final List<String> groepen;

    /** By case the numbers of its groups, ascending. */
    private final int[][] groepenOf;

    /** A case that couldn't be prepared, and why. */
    public record Mislukt(String casus, String reden) {}

    /**
     * One case.
     *
     * @param huishouden cases of one household stay together in every sample
     * @param soort what the experts mostly said, so that every sample has its share
     * @param groepen the groups it belongs to
     * @param genoemd the profiles and areas that an expert named
     * @param veiligheid whether a safety measure was found or judged needed
     */
    record OfCase(
            Casus casus,
            String huishouden,
            String soort,
            Set<String> groepen,
            Set<String> genoemd,
            boolean veiligheid,
            List<OfLid> leden) {
        String id() {
            return casus.id();
        }
    }

    /**
     * One lid, by outcome.
     *
     * @param loss its share in the loss of its case
     * @param lowered whether a lid in a case with a safety measure would get less support
     * @param verschil its share in how much heavier than the experts the advice to its case is
     * @param kosten euro per month
     */
    record OfLid(PreparedLid lid, double[] loss, boolean[] lowered, double[] verschil, double[] kosten) {}

    private JudgedCases(List<OfCase> cases, List<Mislukt> mislukt, Replay replay, Loss loss) {
        this.cases = cases;
        this.mislukt = mislukt;
        this.replay = replay;
        this.loss = loss;
        Map<OutcomeTable, Integer> numbers = new LinkedHashMap<>();
        List<Integer> ends = new ArrayList<>(List.of(0));
        kinds = new int[cases.size()][];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = cases.get(i).leden().stream()
                    .mapToInt(lid -> numbers.computeIfAbsent(lid.lid().table(), table -> {
                        ends.add(ends.get(numbers.size()) + lid.loss().length);
                        return numbers.size();
                    }))
                    .toArray();
        }
        tables = new OutcomeTables(List.copyOf(numbers.keySet()), replay.current());
        begin = ends.stream().mapToInt(Integer::intValue).toArray();
        List<String> names =
                cases.stream().map(OfCase::huishouden).distinct().sorted().toList();
        huishoudens = cases.stream()
                .mapToInt(each -> Collections.binarySearch(names, each.huishouden()))
                .toArray();
        groepen = cases.stream()
                .flatMap(each -> each.groepen().stream())
                .distinct()
                .sorted()
                .toList();
        groepenOf = cases.stream()
                .map(each -> each.groepen().stream()
                        .mapToInt(groep -> Collections.binarySearch(groepen, groep))
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Prepares these cases in parallel; one that fails is left out and named. */
    public static JudgedCases prepare(List<Casus> casuistiek, Replay replay, Loss loss, Workers workers) {
        return prepare("", casuistiek, replay, loss, workers, Chunks.NONE, share -> {});
    }

    /**
     * Prepares these cases in parallel; one that fails is left out and named.
     *
     * @param name of these cases, for the chunks
     * @param progress is told which share of the work is done, from any thread
     */
    public static JudgedCases prepare(
            String name,
            List<Casus> casuistiek,
            Replay replay,
            Loss loss,
            Workers workers,
            Chunks chunks,
            DoubleConsumer progress) {
        List<Casus> sorted = sorted(casuistiek);
        Findings findings = Findings.in(sorted, name, replay, workers, chunks, progress);
        return prepare(sorted, i -> findings.prepared(i, sorted.get(i), replay), replay, loss, workers);
    }

    /** @param preparation gives the prepared form of an intake */
    static JudgedCases prepare(
            List<Casus> casuistiek,
            Replay replay,
            Function<Intake, PreparedIntake> preparation,
            Loss loss,
            Workers workers) {
        List<Casus> sorted = sorted(casuistiek);
        return prepare(sorted, i -> preparation.apply(sorted.get(i).intake()), replay, loss, workers);
    }

    private static List<Casus> sorted(List<Casus> casuistiek) {
        return casuistiek.stream().sorted(Comparator.comparing(Casus::id)).toList();
    }

    private static JudgedCases prepare(
            List<Casus> sorted, IntFunction<PreparedIntake> preparation, Replay replay, Loss loss, Workers workers) {
        List<Object> prepared = workers.each(sorted.size(), i -> {
            Casus casus = sorted.get(i);
            try {
                return prepare(casus, replay, preparation.apply(i).leden(), loss);
            } catch (RuntimeException e) {
                return new Mislukt(casus.id(), reason(e));
            }
        });
        List<OfCase> cases = new ArrayList<>();
        List<Mislukt> mislukt = new ArrayList<>();
        for (Object each : prepared) {
            if (each instanceof OfCase good) {
                cases.add(good);
            } else {
                mislukt.add((Mislukt) each);
            }
        }
        return new JudgedCases(List.copyOf(cases), List.copyOf(mislukt), replay, loss);
    }

    /** Why a case can't be used; what others wrote in an exception is left out, it may hold what was in the intake. */
    static String reason(RuntimeException failure) {
        return failure instanceof IllegalArgumentException && failure.getMessage() != null
                ? failure.getMessage()
                : "de regels kunnen dit geval niet bekijken (%s). Meld het bij de beheerder."
                        .formatted(failure.getClass().getSimpleName());
    }

    private static OfCase prepare(Casus casus, Replay replay, List<PreparedLid> prepared, Loss loss) {
        Intake intake = casus.intake();
        Profielcatalogus catalogus = catalogus(intake, replay);
        Tuning current = replay.current();
        boolean veiligheid = (casus.veiligheid() != null && !casus.veiligheid().isEmpty())
                || prepared.stream().anyMatch(lid -> lid.advies(current).maatregel());
        List<Eenheid> all = new ArrayList<>();
        List<List<Eenheid>> perLid = new ArrayList<>();
        for (PreparedLid lid : prepared) {
            List<Eenheid> eenheden = Eenheid.of(lid.id(), casus.oordelen());
            perLid.add(eenheden);
            all.addAll(eenheden);
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "er is geen oordeel over een lid van dit huishouden. Voeg een oordeel toe of laat het geval weg.");
        }
        List<OfLid> leden = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            leden.add(ofLid(prepared.get(i), perLid.get(i), all.size(), veiligheid, current, catalogus, loss));
        }
        Map<String, Double> shares = Loss.shares(all);
        String soort = shares.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        Set<String> genoemd = new TreeSet<>(shares.keySet());
        genoemd.remove("");
        return new OfCase(
                casus,
                intake.kenmerk() == null ? casus.id() : intake.kenmerk(),
                soort,
                groepen(intake, perLid, loss.beleid().groepen()),
                genoemd,
                veiligheid,
                leden);
    }

    private static OfLid ofLid(
            PreparedLid lid,
            List<Eenheid> eenheden,
            int ofCase,
            boolean veiligheid,
            Tuning current,
            Profielcatalogus catalogus,
            Loss loss) {
        int n = lid.outcomes().size();
        OfLid of = new OfLid(lid, new double[n], new boolean[n], new double[n], new double[n]);
        List<Set<String>> areas =
                eenheden.stream().map(eenheid -> areas(lid, eenheid)).toList();
        Weegadvies now = lid.advies(current);
        for (int outcome = 0; outcome < n; outcome++) {
            Weegadvies advies = lid.outcomes().get(outcome);
            for (int i = 0; i < eenheden.size(); i++) {
                Loss.Verlies verlies = loss.of(advies, eenheden.get(i), areas.get(i), catalogus);
                of.loss[outcome] += verlies.totaal(loss.beleid().gewichten()) / ofCase;
                of.verschil[outcome] += verlies.verschil() / ofCase;
            }
            of.kosten[outcome] = advies.kostenPerMaand();
            of.lowered[outcome] = veiligheid && loss.lighter(advies, now, catalogus);
        }
        return of;
    }

    private static Profielcatalogus catalogus(Intake intake, Replay replay) {
        return replay.catalogue().profielen(intake.gemeente(), intake.peildatum());
    }

    /** All result areas to compare: what an expert names or the instrument might. */
    private static Set<String> areas(PreparedLid lid, Eenheid eenheid) {
        Set<String> areas = eenheid.areas();
        lid.outcomes().forEach(outcome -> areas.addAll(outcome.gebieden().keySet()));
        return areas;
    }

    private static Set<String> groepen(Intake intake, List<List<Eenheid>> perLid, Ijkbeleid.Groepen beleid) {
        Set<String> groepen = new TreeSet<>();
        groepen.add("gemeente " + intake.gemeente());
        List<Lid> leden = intake.huishouden().leden();
        for (int i = 0; i < leden.size(); i++) {
            if (!perLid.get(i).isEmpty()) {
                groepen.add(beleid.leeftijd(leden.get(i), intake.peildatum()));
            }
        }
        groepen.add(beleid.huishouden(intake));
        return groepen;
    }

    /** How many cases there are. */
    public int size() {
        return cases.size();
    }

    /** Whether real people are among them. */
    boolean real() {
        return cases.stream().anyMatch(each -> each.casus().herkomst() == Casus.Herkomst.GEANONIMISEERD);
    }

    /** The cases that failed. */
    public List<Mislukt> mislukt() {
        return mislukt;
    }

    public Replay replay() {
        return replay;
    }

    public Loss loss() {
        return loss;
    }

    /** The ids, in order. */
    public List<String> ids() {
        return cases.stream().map(OfCase::id).toList();
    }

    /** The same cases with the values of this set as the current ones; the rules don't have to look again. */
    public JudgedCases from(Rekenset set) {
        Replay other = replay.from(set);
        List<OfCase> again = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            again.add(prepare(cases.get(i).casus(), other, leden(i), loss));
        }
        return new JudgedCases(List.copyOf(again), mislukt, other, loss);
    }

    /**
     * What the advices under this tuning are off from the experts, part by part, the mean of all cases.
     *
     * @param otherwise gives a case with the judgements to hold them against
     */
    public Loss.Verlies verlies(Tuning tuning, UnaryOperator<Casus> otherwise) {
        double[] sums = new double[4];
        for (OfCase each : cases) {
            Casus casus = otherwise.apply(each.casus());
            Profielcatalogus catalogus = catalogus(casus.intake(), replay);
            List<List<Eenheid>> perLid = each.leden().stream()
                    .map(lid -> Eenheid.of(lid.lid().id(), casus.oordelen()))
                    .toList();
            double share = 1.0 / perLid.stream().mapToInt(List::size).sum() / cases.size();
            for (int i = 0; i < perLid.size(); i++) {
                PreparedLid lid = each.leden().get(i).lid();
                for (Eenheid eenheid : perLid.get(i)) {
                    Loss.Verlies verlies = loss.of(lid.advies(tuning), eenheid, areas(lid, eenheid), catalogus);
                    sums[0] += share * verlies.profiel();
                    sums[1] += share * verlies.intensiteit();
                    sums[2] += share * verlies.route();
                    sums[3] += share * verlies.verschil();
                }
            }
        }
        return new Loss.Verlies(sums[0], sums[1], sums[2], sums[3]);
    }

    /** The groups that this case belongs to. */
    public Set<String> groepen(int of) {
        return cases.get(of).groepen();
    }

    /** The leden of this case on which the rules have looked, in the order of the intake. */
    public List<PreparedLid> leden(int of) {
        return cases.get(of).leden().stream().map(OfLid::lid).toList();
    }

    List<OfCase> cases() {
        return cases;
    }

    /** Each table of a lid once: leden with the same one are of one kind. */
    OutcomeTables tables() {
        return tables;
    }

    /** By lid of this case the number of its table. */
    int[] kinds(int of) {
        return kinds[of];
    }

    /** By table where its outcomes begin when those of all tables stand in a row; at last how many there are. */
    int[] begin() {
        return begin;
    }

    /** The number of the household of this case. */
    int huishouden(int of) {
        return huishoudens[of];
    }

    /** The names of all groups. */
    List<String> groepen() {
        return groepen;
    }

    /** The numbers of the groups of this case, ascending. */
    int[] groepenOf(int of) {
        return groepenOf[of];
    }

    /** The loss of one case under this tuning. */
    public double loss(int of, Tuning tuning) {
        double sum = 0;
        for (OfLid lid : cases.get(of).leden()) {
            sum += lid.loss()[lid.lid().outcome(tuning)];
        }
        return sum;
    }

    /** The loss of these cases under this tuning, each at its position. */
    double[] losses(Tuning tuning, int[] of) {
        OutcomeTables.Reading reading = tables.under(tuning);
        double[] losses = new double[cases.size()];
        for (int each : of) {
            List<OfLid> leden = cases.get(each).leden();
            for (int i = 0; i < leden.size(); i++) {
                losses[each] += leden.get(i).loss()[reading.outcome(kinds[each][i])];
            }
        }
        return losses;
    }

    /** The mean loss of all cases under this tuning. */
    public double loss(Tuning tuning) {
        double sum = 0;
        for (int i = 0; i < cases.size(); i++) {
            sum += loss(i, tuning);
        }
        return cases.isEmpty() ? 0 : sum / cases.size();
    }

    /** What the support of one case costs under this tuning, euro per month. */
    public double kosten(int of, Tuning tuning) {
        double sum = 0;
        for (OfLid lid : cases.get(of).leden()) {
            sum += lid.kosten()[lid.lid().outcome(tuning)];
        }
        return sum;
    }

    /** Whether this tuning gives a lid in a case with a safety measure less support than now. */
    public boolean lowersSafetySupport(Tuning tuning) {
        return cases.stream()
                .flatMap(each -> each.leden().stream())
                .anyMatch(lid -> lid.lowered()[lid.lid().outcome(tuning)]);
    }

    /** The cases in which a profile is in play: named by an expert, or able to fit. */
    int inPlay(String profiel) {
        int number = replay.profielen().indexOf(profiel);
        return (int) cases.stream()
                .filter(each -> each.genoemd().contains(profiel)
                        || (number >= 0
                                && each.leden().stream()
                                        .anyMatch(lid -> lid.lid().profiles().get(number))))
                .count();
    }

    /** The cases in which this parameter can make a difference. */
    int touched(int place) {
        BitSet depending = new BitSet();
        IntStream.range(0, tables.size())
                .filter(table -> tables.get(table).dependsOn(place))
                .forEach(depending::set);
        return (int) Arrays.stream(kinds)
                .filter(own -> Arrays.stream(own).anyMatch(depending::get))
                .count();
    }
}
