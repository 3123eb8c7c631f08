package nl.profielwijzer.calibration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.Ijkopdracht.Casussen;
import nl.profielwijzer.calibration.Ijkrapport.Andersom;
import nl.profielwijzer.calibration.Ijkrapport.Kaart;
import nl.profielwijzer.calibration.Ijkrapport.Motief;
import nl.profielwijzer.calibration.Ijkrapport.Overgang;
import nl.profielwijzer.calibration.Ijkrapport.Toelichting;
import nl.profielwijzer.calibration.Ijkrapport.Toets;
import nl.profielwijzer.calibration.agreement.Bootstrap;
import nl.profielwijzer.calibration.agreement.Outcome;
import nl.profielwijzer.calibration.measure.Geval;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.measure.Maat;
import nl.profielwijzer.calibration.measure.Majority;
import nl.profielwijzer.calibration.measure.Measurement;
import nl.profielwijzer.calibration.measure.Overeenstemming;
import nl.profielwijzer.calibration.search.Calibration;
import nl.profielwijzer.calibration.search.Chunks;
import nl.profielwijzer.calibration.search.Ijkuitkomst;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Weigering;
import nl.profielwijzer.calibration.search.JudgedCases;
import nl.profielwijzer.calibration.search.Loss;
import nl.profielwijzer.calibration.search.Loss.Verlies;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.calibration.search.Workers;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Ijkbeleid.Gewichten;
import nl.profielwijzer.intake.Intake;

/** Calibrates from beginning to end: rules, search, agreement and everything the report tells. */
public final class CalibrationRun {
    private static final String MARGE = "profiel.marge";

    private final Beoordelaar beoordelaar;
    private final Rekenset basis;
    private final Ijkbeleid beleid;
    private final int threads;

    /** Calibrates from the set of the rules folder. */
    public CalibrationRun(Beoordelaar beoordelaar, Ijkbeleid beleid, int threads) {
        this(beoordelaar, beoordelaar.standaard(), beleid, threads);
    }

    /**
     * @param basis the set that is calibrated
     * @param threads how many to use; the outcome doesn't depend on it
     */
    CalibrationRun(Beoordelaar beoordelaar, Rekenset basis, Ijkbeleid beleid, int threads) {
        this.beoordelaar = beoordelaar;
        this.basis = basis;
        this.beleid = beleid;
        this.threads = threads;
    }

    /** Does it from the beginning and keeps to itself how far it is. */
    Ijkrapport run(Ijkopdracht opdracht) {
        return run(opdracht, Chunks.NONE, share -> {});
    }

    /**
     * Does it, as far as it isn't done yet.
     *
     * @param chunks of this calibration alone, made under the same rules
     * @param progress is told which share of the work is done, from any thread
     * @throws IllegalArgumentException when there is no case that can be used
     */
    public Ijkrapport run(Ijkopdracht opdracht, Chunks chunks, DoubleConsumer progress) {
        List<Casus> casussen = opdracht.casuistiek().casussen();
        LocalDate stand = stand(casussen);
        try (Replay replay = beoordelaar.replay(basis, stand);
                Workers workers = Workers.inTheBackground(threads)) {
            Loss loss = new Loss(beleid);
            JudgedCases cases = JudgedCases.prepare(
                    "casuistiek", casussen, replay, loss, workers, chunks, share -> progress.accept(.2 * share));
            double budget = opdracht.budget() == null ? Double.POSITIVE_INFINITY : opdracht.budget();
            Ijkuitkomst uitkomst = new Calibration(
                            cases,
                            new Calibration.Vraag(budget, opdracht.wijzigingen(), opdracht.zaad()),
                            workers,
                            chunks,
                            share -> progress.accept(.2 + .6 * share))
                    .run();
            Tuning nu = replay.current();
            Tuning dan = uitkomst instanceof Voorstel voorstel ? voorstel.voorgesteld() : nu;
            Map<String, Casus> byId = new HashMap<>();
            Map<String, YearMonth> months = new HashMap<>();
            casussen.forEach(casus -> {
                byId.put(casus.id(), casus);
                months.put(casus.id(), YearMonth.from(casus.intake().peildatum()));
            });
            Measurement measurement = measurement(cases, byId, stand, opdracht.zaad());
            progress.accept(.85);
            List<Lidvergelijking> leden = measurement.vergelijkingen(nu, dan);
            Overeenstemming overeenstemming = workers.alone(() -> measurement.of(nu, dan));
            List<Toelichting> toelichtingen =
                    new Explanations(beoordelaar, basis, byId).of(uitkomst, overeenstemming, leden, workers);
            progress.accept(.9);
            Toets toets =
                    opdracht.toets() == null ? null : toets(opdracht, nu, dan, replay, loss, workers, chunks, stand);
            List<String> redenen = redenen(uitkomst);
            Ijkrapport rapport = new Ijkrapport(
                    kaart(opdracht, nu, stand),
                    redenen.isEmpty(),
                    redenen,
                    uitkomst,
                    overeenstemming,
                    measurement.scores(replay, nu, dan),
                    toets,
                    uitkomst instanceof Voorstel voorstel ? motieven(voorstel) : List.of(),
                    Overgang.of(leden, Lidvergelijking::nu, Lidvergelijking::dan, real(casussen)),
                    toelichtingen,
                    new Months(leden, months).maanden(),
                    robuustheid(cases, nu, dan),
                    leden);
            progress.accept(1);
            return rapport;
        }
    }

    /**
     * What other values of some parameters would do to these cases.
     *
     * @throws IllegalArgumentException when a parameter may not be tuned, a value isn't on its grid or an order breaks
     */
    public WatAls watAls(List<Casus> casussen, Map<String, Double> waarden) {
        try (Workers workers = new Workers(threads)) {
            return WatAls.of(prepared(casussen, workers), waarden);
        }
    }

    /** These cases, ready to be weighed under any values: the rules themselves aren't needed any more. */
    JudgedCases prepared(List<Casus> casussen, Workers workers) {
        try (Replay replay = beoordelaar.replay(basis, stand(casussen))) {
            return JudgedCases.prepare(casussen, replay, new Loss(beleid), workers);
        }
    }

    /** The last peildatum: the day whose parameter values are the current ones. */
    private static LocalDate stand(List<Casus> casussen) {
        return casussen.stream()
                .map(casus -> casus.intake().peildatum())
                .max(Comparator.naturalOrder())
                .orElseThrow(() ->
                        new IllegalArgumentException("Er zijn geen casussen om te ijken. Kies een set met casussen."));
    }

    private static List<String> redenen(Ijkuitkomst uitkomst) {
        if (uitkomst instanceof Weigering weigering) {
            return weigering.redenen();
        }
        return ((Voorstel) uitkomst).wijzigingen().isEmpty()
                ? List.of("Geen enkele verandering bewijst zich op deze gevallen: de huidige getallen blijven staan.")
                : List.of();
    }

    private Measurement measurement(JudgedCases cases, Map<String, Casus> byId, LocalDate stand, long seed) {
        List<Geval> gevallen = new ArrayList<>();
        List<String> ids = cases.ids();
        Catalogue catalogue = beoordelaar.catalogue();
        for (int i = 0; i < ids.size(); i++) {
            Casus casus = Objects.requireNonNull(byId.get(ids.get(i)));
            Intake intake = casus.intake();
            gevallen.add(new Geval(
                    casus,
                    catalogue.profielen(intake.gemeente(), intake.peildatum()),
                    cases.groepen(i),
                    cases.leden(i)));
        }
        return new Measurement(
                gevallen, basis.op(stand).get(MARGE), beleid.zoeken().trekkingen(), seed);
    }

    private Toets toets(
            Ijkopdracht opdracht,
            Tuning nu,
            Tuning dan,
            Replay replay,
            Loss loss,
            Workers workers,
            Chunks chunks,
            LocalDate stand) {
        Casussen apart = Objects.requireNonNull(opdracht.toets());
        JudgedCases cases = JudgedCases.prepare("toets", apart.casussen(), replay, loss, workers, chunks, share -> {});
        Map<String, Casus> byId = new HashMap<>();
        apart.casussen().forEach(casus -> byId.put(casus.id(), casus));
        List<String> households = cases.ids().stream()
                .map(id -> {
                    Intake intake = Objects.requireNonNull(byId.get(id)).intake();
                    return intake.kenmerk() == null ? id : intake.kenmerk();
                })
                .toList();
        double[] difference = IntStream.range(0, cases.size())
                .mapToDouble(i -> cases.loss(i, dan) - cases.loss(i, nu))
                .toArray();
        Bootstrap bootstrap = Bootstrap.ofClusters(households, beleid.zoeken().trekkingen(), opdracht.zaad());
        Maat verschil = workers.alone(() -> Maat.of(
                bootstrap.replicate(drawn -> Outcome.of(IntStream.of(drawn)
                        .mapToDouble(i -> difference[i])
                        .average()
                        .orElse(0))),
                cases.size()));
        return new Toets(
                cases.size(),
                cases.loss(nu),
                cases.loss(dan),
                verschil,
                workers.alone(
                        () -> measurement(cases, byId, stand, opdracht.zaad()).of(nu, dan)),
                cases.mislukt());
    }

    private Kaart kaart(Ijkopdracht opdracht, Tuning nu, LocalDate stand) {
        List<Casus> casussen = opdracht.casuistiek().casussen();
        Map<Herkomst, Integer> herkomst = new EnumMap<>(Herkomst.class);
        Map<Integer, Integer> perAantal = new TreeMap<>();
        LocalDate van = stand;
        for (Casus casus : casussen) {
            herkomst.merge(casus.herkomst(), 1, Integer::sum);
            TreeSet<String> experts = new TreeSet<>();
            casus.oordelen().forEach(oordeel -> experts.add(oordeel.beoordelaar()));
            perAantal.merge(experts.size(), 1, Integer::sum);
            LocalDate day = casus.intake().peildatum();
            van = day.isBefore(van) ? day : van;
        }
        Casussen toets = opdracht.toets();
        return new Kaart(
                opdracht.casuistiek().naam(),
                opdracht.casuistiek().hash(),
                herkomst,
                real(casussen) || (toets != null && real(toets.casussen())),
                van,
                stand,
                casussen.size(),
                perAantal,
                toets == null ? null : toets.naam(),
                toets == null ? null : toets.hash(),
                opdracht.budget(),
                opdracht.wijzigingen(),
                opdracht.zaad(),
                stand,
                beoordelaar.rules().hash(),
                basis.referentie(),
                nu.values(),
                beleid.gewichten());
    }

    private static boolean real(List<Casus> casussen) {
        return casussen.stream().anyMatch(casus -> casus.herkomst() == Herkomst.GEANONIMISEERD);
    }

    private static List<Motief> motieven(Voorstel voorstel) {
        return voorstel.wijzigingen().stream()
                .map(change -> {
                    List<Omgeslagen> turned = voorstel.omgeslagen().stream()
                            .filter(flip -> flip.parameters().contains(change.parameter()))
                            .toList();
                    Map<List<String>, Long> ways = turned.stream()
                            .collect(Collectors.groupingBy(
                                    flip -> List.of(
                                            flip.was().kort(), flip.wordt().kort()),
                                    LinkedHashMap::new,
                                    Collectors.counting()));
                    Map.Entry<List<String>, Long> most = ways.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElse(null);
                    return new Motief(
                            change.parameter(),
                            turned.size(),
                            (int) turned.stream()
                                    .filter(flip -> flip.verliesWordt() < flip.verliesWas())
                                    .count(),
                            most == null ? null : most.getKey().get(0),
                            most == null ? null : most.getKey().get(1),
                            most == null ? 0 : most.getValue().intValue());
                })
                .toList();
    }

    /**
     * Each weight half as heavy and half as heavy again, the three together 1; each part on its own, the route by its
     * matrix of costs; and with one label for what most experts say.
     */
    private List<Andersom> robuustheid(JudgedCases cases, Tuning nu, Tuning dan) {
        Verlies verliesNu = cases.verlies(nu, UnaryOperator.identity());
        Verlies verliesDan = cases.verlies(dan, UnaryOperator.identity());
        List<Andersom> rows = new ArrayList<>();
        Gewichten own = beleid.gewichten();
        for (double times : new double[] {.5, 1.5}) {
            String how = times < 1 ? "half zo zwaar" : "anderhalf keer zo zwaar";
            Gewichten profiel = gewichten(own.profiel() * times, own.intensiteit(), own.route());
            Gewichten intensiteit = gewichten(own.profiel(), own.intensiteit() * times, own.route());
            Gewichten route = gewichten(own.profiel(), own.intensiteit(), own.route() * times);
            rows.add(andersom("profiel " + how, profiel, verliesNu, verliesDan));
            rows.add(andersom("intensiteit " + how, intensiteit, verliesNu, verliesDan));
            rows.add(andersom("route " + how, route, verliesNu, verliesDan));
        }
        rows.add(andersom("alleen het profiel telt", gewichten(1, 0, 0), verliesNu, verliesDan));
        rows.add(andersom("alleen de intensiteit telt", gewichten(0, 1, 0), verliesNu, verliesDan));
        rows.add(andersom("alleen de route telt", gewichten(0, 0, 1), verliesNu, verliesDan));
        rows.add(andersom(
                "één oordeel: wat de meeste deskundigen zeggen",
                own,
                cases.verlies(nu, Majority::of),
                cases.verlies(dan, Majority::of)));
        return rows;
    }

    /** These weights in proportion, together 1. */
    private Gewichten gewichten(double profiel, double intensiteit, double route) {
        double all = profiel + intensiteit + route;
        Gewichten own = beleid.gewichten();
        return new Gewichten(own.omschrijving(), own.bron(), profiel / all, intensiteit / all, route / all);
    }

    private static Andersom andersom(String weging, Gewichten gewichten, Verlies nu, Verlies dan) {
        return new Andersom(weging, nu.totaal(gewichten), dan.totaal(gewichten));
    }
}
