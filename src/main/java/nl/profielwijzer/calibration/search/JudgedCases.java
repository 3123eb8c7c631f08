package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
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
        Profielcatalogus catalogus = replay.catalogue().profielen(intake.gemeente(), intake.peildatum());
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
        Set<String> possible = new TreeSet<>();
        lid.outcomes().forEach(outcome -> possible.addAll(outcome.gebieden().keySet()));
        Weegadvies now = lid.advies(current);
        for (int outcome = 0; outcome < n; outcome++) {
            Weegadvies advies = lid.outcomes().get(outcome);
            for (Eenheid eenheid : eenheden) {
                Set<String> areas = eenheid.areas();
                areas.addAll(possible);
                Loss.Verlies verlies = loss.of(advies, eenheid, areas, catalogus);
                of.loss[outcome] += verlies.totaal(loss.beleid().gewichten()) / ofCase;
                of.verschil[outcome] += verlies.verschil() / ofCase;
            }
            of.kosten[outcome] = advies.kostenPerMaand();
            of.lowered[outcome] = veiligheid && loss.lighter(advies, now, catalogus);
        }
        return of;
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

    /** The same cases held against the experts by another policy. */
    public JudgedCases with(Loss other) {
        return again(UnaryOperator.identity(), replay, other);
    }

    /** The same cases with other judgements on the same leden. */
    public JudgedCases judged(UnaryOperator<Casus> otherwise) {
        return again(otherwise, replay, loss);
    }

    /** The same cases with the values of this set as the current ones; the rules don't have to look again. */
    public JudgedCases from(Rekenset set) {
        return again(UnaryOperator.identity(), replay.from(set), loss);
    }

    private JudgedCases again(UnaryOperator<Casus> otherwise, Replay replay, Loss loss) {
        List<OfCase> again = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            again.add(prepare(otherwise.apply(cases.get(i).casus()), replay, leden(i), loss));
        }
        return new JudgedCases(List.copyOf(again), mislukt, replay, loss);
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

    /** The loss of one case under this tuning. */
    public double loss(int of, Tuning tuning) {
        double sum = 0;
        for (OfLid lid : cases.get(of).leden()) {
            sum += lid.loss()[lid.lid().outcome(tuning)];
        }
        return sum;
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
        return (int) cases.stream()
                .filter(each -> each.leden().stream().anyMatch(lid -> lid.lid().dependsOn(place)))
                .count();
    }
}
