package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * What an advice is off from the experts: each expert counts for a share, so that where they differ no advice is wholly
 * wrong. From 0 (all agree) to 1.
 */
public final class Loss {
    private final Ijkbeleid beleid;

    public Loss(Ijkbeleid beleid) {
        this.beleid = beleid;
        for (Route route : Route.values()) {
            if (!beleid.routes().zwaarte().containsKey(route.name())) {
                throw new IllegalArgumentException(
                        "rules/ijking.yaml: route %s heeft geen zwaarte. Voeg haar toe, met haar kosten."
                                .formatted(route));
            }
        }
    }

    /**
     * One advice held against the experts, each part from 0 to 1.
     *
     * @param verschil levels that the advice is heavier than the experts think, on average
     */
    public record Verlies(double profiel, double intensiteit, double route, double verschil) {
        /** The parts together, by their weights. */
        public double totaal(Ijkbeleid.Gewichten gewichten) {
            return gewichten.profiel() * profiel + gewichten.intensiteit() * intensiteit + gewichten.route() * route;
        }
    }

    /** The judgements on one lid under one law, by expert. */
    record Eenheid(Wet wet, List<List<Expertoordeel>> perBeoordelaar) {

        /** What there is to compare on this lid. */
        static List<Eenheid> of(String lid, List<Expertoordeel> oordelen) {
            List<Eenheid> eenheden = new ArrayList<>();
            for (Wet wet : List.of(Wet.JEUGDWET, Wet.WMO)) {
                Map<String, List<Expertoordeel>> rows = new TreeMap<>();
                for (Expertoordeel oordeel : oordelen) {
                    if (oordeel.lid().equals(lid) && oordeel.wet() == wet) {
                        rows.computeIfAbsent(oordeel.beoordelaar(), rater -> new ArrayList<>())
                                .add(oordeel);
                    }
                }
                if (!rows.isEmpty()) {
                    eenheden.add(new Eenheid(wet, List.copyOf(rows.values())));
                }
            }
            return eenheden;
        }

        /** The result areas that any expert names. */
        Set<String> areas() {
            Set<String> areas = new TreeSet<>();
            perBeoordelaar.forEach(rows -> areas.addAll(tiers(rows).keySet()));
            return areas;
        }

        /** The areas above T0 that one expert names, with their tier; a tier that isn't said is null. */
        private static SortedMap<String, @Nullable Intensiteit> tiers(List<Expertoordeel> rows) {
            SortedMap<String, @Nullable Intensiteit> tiers = new TreeMap<>();
            for (Expertoordeel row : rows) {
                if (row.profiel() != null && row.intensiteit() != Intensiteit.T0) {
                    tiers.put(row.profiel(), row.intensiteit());
                }
            }
            return tiers;
        }
    }

    /** @param areas all result areas to compare: what an expert or the instrument might name */
    Verlies of(Weegadvies advies, Eenheid eenheid, Set<String> areas, Profielcatalogus catalogus) {
        Mean profiel = new Mean();
        Mean intensiteit = new Mean();
        Mean route = new Mean();
        Mean verschil = new Mean();
        for (List<Expertoordeel> rows : eenheid.perBeoordelaar()) {
            rows.stream()
                    .map(Expertoordeel::route)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(said -> route.add(kosten(said, advies.route())));
            if (eenheid.wet() == Wet.JEUGDWET) {
                Expertoordeel row = rows.get(0);
                profiel.add(Objects.equals(row.profiel(), advies.profiel()) ? 0 : 1);
                if (row.profiel() == null || row.intensiteit() != null) {
                    compare(advies.intensiteit(), row.intensiteit(), catalogus, intensiteit, verschil);
                }
            } else {
                SortedMap<String, @Nullable Intensiteit> tiers = Eenheid.tiers(rows);
                for (String area : areas) {
                    boolean said = tiers.containsKey(area);
                    profiel.add(said == advies.gebieden().containsKey(area) ? 0 : 1);
                    if (!said || tiers.get(area) != null) {
                        compare(advies.gebieden().get(area), tiers.get(area), catalogus, intensiteit, verschil);
                    }
                }
            }
        }
        return new Verlies(profiel.value(), intensiteit.value(), route.value(), verschil.value());
    }

    /** No support is as light as the lightest. */
    private static void compare(
            @Nullable Intensiteit instrument,
            @Nullable Intensiteit deskundige,
            Profielcatalogus catalogus,
            Mean intensiteit,
            Mean verschil) {
        int heaviest = catalogus.zwaarte().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        double levels = zwaarte(instrument, catalogus) - zwaarte(deskundige, catalogus);
        intensiteit.add(levels * levels / heaviest / heaviest);
        verschil.add(levels);
    }

    static int zwaarte(@Nullable Intensiteit intensiteit, Profielcatalogus catalogus) {
        return intensiteit == null ? 0 : catalogus.zwaarte(intensiteit);
    }

    private double kosten(Route deskundige, Route instrument) {
        return Objects.requireNonNull(
                Objects.requireNonNull(beleid.routes().kosten().get(deskundige.name()))
                        .get(instrument.name()));
    }

    /** Whether one advice supports less than another in any way: a lighter route, profile or area. */
    boolean lighter(Weegadvies advies, Weegadvies than, Profielcatalogus catalogus) {
        return advies.lichterDan(than, beleid.routes().zwaarte(), catalogus);
    }

    Ijkbeleid beleid() {
        return beleid;
    }

    /** By profile or area the share of experts that names it; by the empty text the share that names none. */
    static Map<String, Double> shares(List<Eenheid> eenheden) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Eenheid eenheid : eenheden) {
            for (List<Expertoordeel> rows : eenheid.perBeoordelaar()) {
                for (Expertoordeel row : rows) {
                    String named = row.profiel() == null ? "" : row.profiel();
                    shares.merge(named, 1.0 / eenheid.perBeoordelaar().size(), Double::sum);
                }
            }
        }
        return shares;
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return count == 0 ? 0 : sum / count;
        }
    }
}
