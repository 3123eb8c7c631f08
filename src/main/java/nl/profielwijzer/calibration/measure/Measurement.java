package nl.profielwijzer.calibration.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.PreparedLid;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.agreement.Wilson;
import nl.profielwijzer.calibration.measure.LawUnits.Unit;
import nl.profielwijzer.calibration.measure.Overeenstemming.Aspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.GemisteVeiligheid;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerGroep;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerProfiel;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.calibration.measure.Overeenstemming.Plek;
import nl.profielwijzer.calibration.measure.Overeenstemming.Trefzekerheid;
import nl.profielwijzer.calibration.measure.Overeenstemming.Vak;
import nl.profielwijzer.calibration.measure.Overeenstemming.Verdeling;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import nl.profielwijzer.casuistry.SmallCells;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/** Measures how far the instrument agrees with the experts on judged cases. */
public final class Measurement {
    private final List<Geval> gevallen;
    private final List<LawUnits> laws;
    private final double margin;

    /**
     * @param margin points within which the second profile is an alternative
     * @param resamples of whole households, for each range
     */
    public Measurement(List<Geval> gevallen, double margin, int resamples, long seed) {
        this.gevallen = List.copyOf(gevallen);
        this.margin = margin;
        this.laws = List.of(Wet.JEUGDWET, Wet.WMO).stream()
                .map(wet -> new LawUnits(wet, gevallen, resamples, seed))
                .filter(law -> !law.leden().isEmpty())
                .toList();
    }

    /** The agreement under both, and how it differs. */
    public Overeenstemming of(Tuning nu, Tuning dan) {
        Set<String> experts = new TreeSet<>();
        int several = 0;
        for (Geval geval : gevallen) {
            Set<String> own = new TreeSet<>();
            geval.casus().oordelen().forEach(oordeel -> own.add(oordeel.beoordelaar()));
            experts.addAll(own);
            several += own.size() > 1 ? 1 : 0;
        }
        return new Overeenstemming(
                gevallen.size(),
                experts.size(),
                several,
                laws.stream().map(law -> perWet(law, nu, dan)).toList(),
                laws.stream()
                        .flatMap(law -> law.profielen().entrySet().stream()
                                .map(each -> perProfiel(law, each.getKey(), each.getValue(), nu, dan)))
                        .toList(),
                groepen(nu, dan),
                verdeling(nu),
                verdeling(dan),
                missed(nu));
    }

    private static PerWet perWet(LawUnits law, Tuning nu, Tuning dan) {
        return new PerWet(
                law.wet(),
                law.leden().size(),
                IntStream.range(0, Aspect.values().length)
                        .mapToObj(aspect -> perAspect(law, Aspect.values()[aspect], nu, dan))
                        .toList());
    }

    private static PerAspect perAspect(LawUnits law, Aspect aspect, Tuning nu, Tuning dan) {
        Comparison comparison = law.comparison(aspect);
        int[] now = law.instrument(aspect, nu);
        int[] then = law.instrument(aspect, dan);
        int[] all = comparison.all();
        boolean levels = aspect == Aspect.INTENSITEIT;
        Comparison.Versions versions = comparison.versions(now, then);
        Maat experts = versions.kappaOfExperts();
        Double among = experts.waarde();
        return new PerAspect(
                aspect,
                comparison.units(1),
                comparison.units(2),
                versions.kappa(0),
                versions.kappa(1),
                versions.difference(1, 0),
                experts,
                among == null || among < 0 ? null : Double.valueOf(Math.sqrt(among)),
                comparison.alphaOfExperts(),
                versions.gwet(0),
                versions.gwet(1),
                versions.gwetOfExperts(),
                comparison.share(now, 0, all),
                comparison.share(then, 0, all),
                levels ? Double.valueOf(comparison.share(now, 1, all)) : null,
                levels ? Double.valueOf(comparison.share(then, 1, all)) : null,
                levels ? Double.valueOf(comparison.bias(now, all)) : null,
                levels ? Double.valueOf(comparison.bias(then, all)) : null,
                comparison.categories(),
                comparison.table(now),
                comparison.table(then),
                vakken(law, aspect, now));
    }

    private static List<Vak> vakken(LawUnits law, Aspect aspect, int[] instrument) {
        List<Unit> units = aspect == Aspect.ROUTE ? law.leden() : law.units();
        List<Vak> vakken = new ArrayList<>();
        law.comparison(aspect)
                .cells(instrument)
                .forEach((pair, places) -> vakken.add(new Vak(
                        pair.instrument(),
                        pair.expert(),
                        places.stream()
                                .map(units::get)
                                .map(unit -> new Plek(
                                        unit.geval().casus().id(), unit.lid().id(), unit.gebied()))
                                .toList())));
        return vakken;
    }

    /** The scores behind the advices, by what experts chose. */
    public List<Scorebeeld> scores(Replay replay, Tuning nu, Tuning dan) {
        CutPoints cuts = new CutPoints(replay, nu, dan);
        return laws.stream().flatMap(law -> cuts.of(law).stream()).toList();
    }

    private static PerProfiel perProfiel(LawUnits law, String code, String naam, Tuning nu, Tuning dan) {
        int named = (int) law.units().stream()
                .filter(unit -> code.equals(law.majority(unit)))
                .count();
        return new PerProfiel(
                code, naam, named, trefzekerheid(law, code, named, nu), trefzekerheid(law, code, named, dan));
    }

    private static Trefzekerheid trefzekerheid(LawUnits law, String code, int named, Tuning tuning) {
        int advised = 0;
        int both = 0;
        for (Unit unit : law.units()) {
            if (code.equals(unit.named(unit.lid().advies(tuning)))) {
                advised++;
                both += code.equals(law.majority(unit)) ? 1 : 0;
            }
        }
        Maat precision = share(both, advised);
        Maat recall = share(both, named);
        Double p = precision.waarde();
        Double r = recall.waarde();
        Double f1 =
                p == null || r == null ? null : p + r == 0 ? Double.valueOf(0) : Double.valueOf(2 * p * r / (p + r));
        return new Trefzekerheid(precision, recall, f1);
    }

    private static Maat share(int of, int n) {
        if (n < Overeenstemming.SMALLEST) {
            return Maat.absent("Minder dan %d gevallen: niet getoond.".formatted(Overeenstemming.SMALLEST));
        }
        return Wilson.interval(of, n, Maat.CONFIDENCE)
                .fold(
                        range -> new Maat((double) of / n, range.low(), range.high(), null),
                        reason -> Maat.absent(reason.sentence()));
    }

    private List<PerGroep> groepen(Tuning nu, Tuning dan) {
        Map<String, List<double[]>> byGroup = new TreeMap<>();
        for (LawUnits law : laws) {
            Comparison profile = law.comparison(Aspect.PROFIEL);
            Comparison level = law.comparison(Aspect.INTENSITEIT);
            int[][] said = {
                law.instrument(Aspect.PROFIEL, nu),
                law.instrument(Aspect.PROFIEL, dan),
                law.instrument(Aspect.INTENSITEIT, nu),
                law.instrument(Aspect.INTENSITEIT, dan)
            };
            for (int i = 0; i < law.units().size(); i++) {
                int[] unit = {i};
                double[] figures = {
                    profile.share(said[0], 0, unit),
                    profile.share(said[1], 0, unit),
                    level.bias(said[2], unit),
                    level.bias(said[3], unit)
                };
                for (String groep : law.units().get(i).geval().groepen()) {
                    byGroup.computeIfAbsent(groep, g -> new ArrayList<>()).add(figures);
                }
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        byGroup.forEach((groep, figures) -> counts.put(groep, figures.size()));
        boolean real = gevallen.stream().anyMatch(geval -> geval.casus().herkomst() == Herkomst.GEANONIMISEERD);
        Set<String> hidden = real ? SmallCells.hiddenGroups(counts) : Set.of();
        List<PerGroep> groepen = new ArrayList<>();
        byGroup.forEach((groep, figures) -> groepen.add(
                hidden.contains(groep)
                        ? new PerGroep(groep, null, null, null, null, null)
                        : new PerGroep(
                                groep,
                                figures.size(),
                                mean(figures, 0),
                                mean(figures, 1),
                                mean(figures, 2),
                                mean(figures, 3))));
        return groepen;
    }

    private static @Nullable Double mean(List<double[]> figures, int which) {
        return figures.size() < Overeenstemming.SMALLEST
                ? null
                : Double.valueOf(figures.stream()
                        .mapToDouble(each -> each[which])
                        .average()
                        .orElse(0));
    }

    private Verdeling verdeling(Tuning tuning) {
        int[] counts = new int[Verdict.values().length];
        verdicts(tuning).values().forEach(verdict -> counts[verdict.ordinal()]++);
        return new Verdeling(counts[0], counts[1], counts[2]);
    }

    /** The verdict on each case, by its id. */
    private Map<String, Verdict> verdicts(Tuning tuning) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (LawUnits law : laws) {
            // also where nobody names a result area, the instrument neither
            law.leden().forEach(lid -> verdicts.putIfAbsent(lid.geval().casus().id(), Verdict.EENS));
            for (Unit unit : law.units()) {
                verdicts.merge(
                        unit.geval().casus().id(),
                        law.verdict(unit, tuning, margin),
                        (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        return verdicts;
    }

    /** Every judged lid, by case and law: what the experts and both versions of the instrument say. */
    public List<Lidvergelijking> vergelijkingen(Tuning nu, Tuning dan) {
        List<Lidvergelijking> rows = new ArrayList<>();
        for (LawUnits law : laws) {
            Map<PreparedLid, List<Unit>> byLid = new IdentityHashMap<>();
            law.units()
                    .forEach(unit -> byLid.computeIfAbsent(unit.lid(), lid -> new ArrayList<>())
                            .add(unit));
            for (Unit whole : law.leden()) {
                PreparedLid lid = whole.lid();
                List<Unit> units = byLid.getOrDefault(lid, List.of());
                rows.add(new Lidvergelijking(
                        whole.geval().casus().id(),
                        lid.id(),
                        law.wet(),
                        whole.oordelen().stream().map(LawUnits::said).toList(),
                        units.stream()
                                .map(law::majority)
                                .filter(Objects::nonNull)
                                .toList(),
                        lid.advies(nu),
                        lid.advies(dan),
                        worst(law, units, nu),
                        worst(law, units, dan),
                        shift(law, units, nu),
                        shift(law, units, dan)));
            }
        }
        rows.sort(Comparator.comparing(Lidvergelijking::casus).thenComparing(Lidvergelijking::lid));
        return rows;
    }

    private static double shift(LawUnits law, List<Unit> units, Tuning tuning) {
        return units.stream()
                .mapToDouble(unit -> law.shift(unit, tuning))
                .average()
                .orElse(0);
    }

    private Verdict worst(LawUnits law, List<Unit> units, Tuning tuning) {
        return units.stream()
                .map(unit -> law.verdict(unit, tuning, margin))
                .max(Comparator.naturalOrder())
                // nobody names a result area, the instrument neither
                .orElse(Verdict.EENS);
    }

    private List<GemisteVeiligheid> missed(Tuning tuning) {
        List<GemisteVeiligheid> missed = new ArrayList<>();
        for (Geval geval : gevallen) {
            if (geval.casus().veiligheid() == null) {
                continue;
            }
            for (PreparedLid lid : geval.leden()) {
                boolean needed = geval.casus().veiligheid().stream()
                        .anyMatch(each -> each.lid().equals(lid.id()));
                if (needed && !lid.advies(tuning).maatregel()) {
                    missed.add(new GemisteVeiligheid(geval.casus().id(), lid.id()));
                }
            }
        }
        return missed;
    }
}
