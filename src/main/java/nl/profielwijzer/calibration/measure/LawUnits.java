package nl.profielwijzer.calibration.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.PreparedLid;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * What there is to compare under one law: for the Jeugdwet each judged lid, for the Wmo each judged lid by result area;
 * and the route of each judged lid.
 */
final class LawUnits {
    private static final String NONE = "geen";

    private final Wet wet;

    /** The names of the profiles of all catalogues of the cases, by code, in the order of the catalogues. */
    private final Map<String, String> profielen = new LinkedHashMap<>();

    /** By how heavy they are the intensities of this law, in words. */
    private final SortedMap<Integer, Set<String>> niveaus = new TreeMap<>();

    /** The codes of the profiles, by number. */
    private final List<String> codes;

    private final List<Unit> units = new ArrayList<>();
    private final List<Unit> leden = new ArrayList<>();
    private final Comparison profiel;
    private final Comparison intensiteit;
    private final Comparison route;

    /**
     * One lid, or one result area of it.
     *
     * @param gebied null for a lid as a whole
     * @param oordelen by expert the rows on this lid
     */
    record Unit(Geval geval, PreparedLid lid, @Nullable String gebied, List<List<Expertoordeel>> oordelen) {

        /** The row of one expert on this unit; null when that expert doesn't name it. */
        @Nullable
        Expertoordeel row(List<Expertoordeel> rows) {
            return gebied == null
                    ? rows.get(0)
                    : rows.stream()
                            .filter(row -> gebied.equals(row.profiel()) && row.intensiteit() != Intensiteit.T0)
                            .findFirst()
                            .orElse(null);
        }

        /** What one expert names: the profile or area; null for none. */
        @Nullable
        String named(List<Expertoordeel> rows) {
            Expertoordeel row = row(rows);
            return row == null ? null : row.profiel();
        }

        /** What the instrument names. */
        @Nullable
        String named(Weegadvies advies) {
            return gebied == null ? advies.profiel() : advies.gebieden().containsKey(gebied) ? gebied : null;
        }

        @Nullable
        Intensiteit intensiteit(Weegadvies advies) {
            return gebied == null ? advies.intensiteit() : advies.gebieden().get(gebied);
        }

        /** How heavy this is, none not at all. */
        int level(@Nullable Intensiteit intensiteit) {
            return intensiteit == null ? 0 : geval.catalogus().zwaarte(intensiteit);
        }
    }

    LawUnits(Wet wet, List<Geval> gevallen, int resamples, long seed) {
        this.wet = wet;
        Set<Profielcatalogus> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        gevallen.stream().map(Geval::catalogus).filter(seen::add).forEach(this::add);
        // a catalogue may have dropped since what an expert named
        gevallen.stream()
                .flatMap(geval -> geval.casus().oordelen().stream())
                .filter(oordeel -> oordeel.wet() == wet)
                .map(Expertoordeel::profiel)
                .filter(Objects::nonNull)
                .forEach(code -> profielen.putIfAbsent(code, code));
        codes = List.copyOf(profielen.keySet());
        gevallen.forEach(this::add);
        List<String> names = new ArrayList<>(List.of(NONE));
        names.addAll(codes);
        List<String> households =
                units.stream().map(unit -> unit.geval().huishouden()).toList();
        profiel = new Comparison(
                wet == Wet.JEUGDWET ? names : List.of(NONE, "genoemd"),
                false,
                experts(units, (unit, rows) -> category(unit.named(rows))),
                households,
                resamples,
                seed);
        List<String> levels = IntStream.rangeClosed(0, niveaus.isEmpty() ? 0 : niveaus.lastKey())
                .mapToObj(level -> String.join("/", niveaus.getOrDefault(level, Set.of())))
                .toList();
        intensiteit = new Comparison(
                levels,
                true,
                experts(units, (unit, rows) -> {
                    Expertoordeel row = unit.row(rows);
                    return row != null && row.profiel() != null && row.intensiteit() == null
                            ? Comparison.MISSING
                            : unit.level(row == null ? null : row.intensiteit());
                }),
                households,
                resamples,
                seed);
        route = new Comparison(
                Arrays.stream(Route.values()).map(Enum::name).toList(),
                false,
                experts(
                        leden,
                        (unit, rows) -> rows.stream()
                                .map(Expertoordeel::route)
                                .filter(said -> said != null)
                                .map(Enum::ordinal)
                                .findFirst()
                                .orElse(Comparison.MISSING)),
                leden.stream().map(unit -> unit.geval().huishouden()).toList(),
                resamples,
                seed);
    }

    private void add(Profielcatalogus catalogus) {
        catalogus.profielen().stream()
                .filter(each -> each.wet() == wet)
                .forEach(each -> profielen.putIfAbsent(each.code(), each.naam()));
        if (wet == Wet.JEUGDWET) {
            named(0).add(NONE);
        }
        catalogus.zwaarte().forEach((intensiteit, zwaarte) -> {
            if (intensiteit.isTier() == (wet == Wet.WMO)) {
                named(zwaarte).add(intensiteit.name());
            }
        });
    }

    private Set<String> named(int level) {
        return niveaus.computeIfAbsent(level, each -> new LinkedHashSet<>());
    }

    /** All that one expert said on a lid. */
    static String said(List<Expertoordeel> rows) {
        String named = rows.stream()
                .filter(row -> row.profiel() != null)
                .map(row -> row.intensiteit() == null ? row.profiel() : row.profiel() + " " + row.intensiteit())
                .collect(Collectors.joining(", "));
        return named.isEmpty()
                ? rows.stream()
                        .map(Expertoordeel::route)
                        .filter(route -> route != null)
                        .map(Enum::name)
                        .findFirst()
                        .orElse(NONE)
                : named;
    }

    private void add(Geval geval) {
        for (PreparedLid lid : geval.leden()) {
            Map<String, List<Expertoordeel>> byExpert = geval.oordelen(lid, wet);
            if (byExpert.isEmpty()) {
                continue;
            }
            List<List<Expertoordeel>> oordelen = List.copyOf(byExpert.values());
            Unit whole = new Unit(geval, lid, null, oordelen);
            leden.add(whole);
            if (wet == Wet.JEUGDWET) {
                units.add(whole);
            } else {
                areas(lid, oordelen).forEach(area -> units.add(new Unit(geval, lid, area, oordelen)));
            }
        }
    }

    /** The result areas that an expert names for this lid or that the instrument might. */
    private static Set<String> areas(PreparedLid lid, List<List<Expertoordeel>> oordelen) {
        Set<String> areas = new TreeSet<>();
        lid.outcomes().forEach(outcome -> areas.addAll(outcome.gebieden().keySet()));
        oordelen.forEach(rows -> rows.forEach(row -> {
            if (row.profiel() != null) {
                areas.add(row.profiel());
            }
        }));
        return areas;
    }

    private interface Said {
        int category(Unit unit, List<Expertoordeel> rows);
    }

    private static List<int[]> experts(List<Unit> units, Said said) {
        return units.stream()
                .map(unit -> unit.oordelen().stream()
                        .mapToInt(rows -> said.category(unit, rows))
                        .toArray())
                .toList();
    }

    private int category(@Nullable String named) {
        if (named == null) {
            return 0;
        }
        return wet == Wet.JEUGDWET ? codes.indexOf(named) + 1 : 1;
    }

    Wet wet() {
        return wet;
    }

    /** The names of the profiles, by code. */
    Map<String, String> profielen() {
        return profielen;
    }

    List<Unit> units() {
        return units;
    }

    /** The judged leden, each as a whole. */
    List<Unit> leden() {
        return leden;
    }

    Comparison comparison(Overeenstemming.Aspect aspect) {
        return switch (aspect) {
            case PROFIEL -> profiel;
            case INTENSITEIT -> intensiteit;
            case ROUTE -> route;
        };
    }

    /** What the instrument says under this tuning, by unit of the comparison of this aspect. */
    int[] instrument(Overeenstemming.Aspect aspect, Tuning tuning) {
        return switch (aspect) {
            case PROFIEL -> said(units, unit -> category(unit.named(unit.lid().advies(tuning))));
            case INTENSITEIT ->
                said(units, unit -> unit.level(unit.intensiteit(unit.lid().advies(tuning))));
            case ROUTE -> said(leden, unit -> unit.lid().advies(tuning).route().ordinal());
        };
    }

    private static int[] said(List<Unit> units, ToIntFunction<Unit> category) {
        return units.stream().mapToInt(category).toArray();
    }

    /** How many levels heavier than the experts this unit's advice is, on average. */
    double shift(Unit unit, Tuning tuning) {
        int level = unit.level(unit.intensiteit(unit.lid().advies(tuning)));
        return unit.oordelen().stream()
                .map(unit::row)
                .filter(row -> row == null || row.profiel() == null || row.intensiteit() != null)
                .mapToInt(row -> level - unit.level(row == null ? null : row.intensiteit()))
                .average()
                .orElse(0);
    }

    /** How this unit's advice stands to its experts. */
    Verdict verdict(Unit unit, Tuning tuning, double margin) {
        Weegadvies advies = unit.lid().advies(tuning);
        String named = unit.named(advies);
        int level = unit.level(unit.intensiteit(advies));
        String most = majority(unit);
        boolean same = Objects.equals(named, most);
        List<Integer> levels = unit.oordelen().stream()
                .map(unit::row)
                .filter(row -> Objects.equals(row == null ? null : row.profiel(), named))
                .map(row -> row == null || row.intensiteit() == null
                        ? Integer.valueOf(level)
                        : unit.level(row.intensiteit()))
                .toList();
        if (same && levels.stream().filter(each -> each == level).count() * 2 >= levels.size()) {
            return Verdict.EENS;
        }
        if (levels.stream().anyMatch(each -> Math.abs(each - level) <= 1)) {
            return Verdict.VERDEDIGBAAR;
        }
        Double points = unit.gebied() == null ? unit.lid().margin(tuning) : null;
        return points != null && points < margin ? Verdict.VERDEDIGBAAR : Verdict.ONEENS;
    }

    /** What most experts name on this unit; of equals the first code, and none after all. */
    @Nullable
    String majority(Unit unit) {
        return Majority.most(
                unit.oordelen().stream().map(unit::named).toList(), Comparator.comparingInt(codes::indexOf));
    }
}
