package nl.profielwijzer.casuistry.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * Plays an expert: follows the advice under the set of parameters that the experts have in mind, with a leaning of his own
 * towards lighter or heavier support, and now and then a neighbour of what he meant.
 */
final class Rater {
    /** Within a list one step is a neighbour. */
    private static final List<List<Intensiteit>> SCALES = List.of(
            List.of(Intensiteit.A, Intensiteit.P, Intensiteit.I, Intensiteit.C),
            List.of(Intensiteit.DL, Intensiteit.DM, Intensiteit.DZ),
            List.of(Intensiteit.T0, Intensiteit.T1, Intensiteit.T2, Intensiteit.T3, Intensiteit.T4));

    /** What a profile is most easily taken for when no other is a candidate. */
    private static final Map<String, String> TAKEN_FOR = Map.ofEntries(
            Map.entry("J01", "J02"),
            Map.entry("J02", "J03"),
            Map.entry("J03", "J02"),
            Map.entry("J04", "J05"),
            Map.entry("J05", "J04"),
            Map.entry("J06", "J04"),
            Map.entry("J07", "J06"),
            Map.entry("J08", "J03"),
            Map.entry("J09", "J05"),
            Map.entry("J10", "J08"),
            Map.entry("J11", "J06"));

    private final String code;
    private final double noise;

    /** How often he goes a step heavier (above 0) or lighter (below 0). */
    private final double leaning;

    Rater(String code, double noise, double leaning) {
        this.code = code;
        this.noise = noise;
        this.leaning = leaning;
    }

    /** A rater whose leaning is drawn: at most as often as the noise. */
    static Rater draw(int number, double noise, Chance chance) {
        return new Rater("R" + number, noise, (2 * chance.level() - 1) * noise);
    }

    List<Expertoordeel> judge(List<Lidadvies> adviezen, Chance chance) {
        List<Expertoordeel> oordelen = new ArrayList<>();
        for (Lidadvies advies : adviezen) {
            if (advies.route() != Route.GEEN_VRAAG || !advies.gebieden().isEmpty()) {
                judge(advies, chance, oordelen);
            }
        }
        return oordelen;
    }

    private void judge(Lidadvies advies, Chance chance, List<Expertoordeel> oordelen) {
        boolean youth = advies.wet() == Wet.JEUGDWET;
        String profiel =
                advies.intensiteit() == null ? null : advies.kandidaten().get(0);
        Intensiteit intensiteit = advies.intensiteit();
        Route route = advies.route();
        if (intensiteit != null && profiel != null) {
            if (chance.in(noise / 2)) {
                profiel = neighbour(profiel, advies.kandidaten());
            }
            intensiteit = step(intensiteit, chance);
            route = intensiteit == advies.intensiteit() ? route : route(intensiteit);
        } else if (route == Route.EIGEN_KRACHT && !advies.kandidaten().isEmpty() && chance.in(noise / 2)) {
            profiel = advies.kandidaten().get(0);
            intensiteit = Intensiteit.A;
            route = Route.ALGEMENE_VOORZIENING;
        }
        List<Expertoordeel> areas = new ArrayList<>();
        Intensiteit heaviest = Intensiteit.T0;
        boolean changed = false;
        for (Map.Entry<String, Intensiteit> gebied : advies.gebieden().entrySet()) {
            Intensiteit tier = step(gebied.getValue(), chance);
            changed |= tier != gebied.getValue();
            if (tier != Intensiteit.T0) {
                heaviest = tier.compareTo(heaviest) > 0 ? tier : heaviest;
                areas.add(new Expertoordeel(code, advies.lid(), Wet.WMO, null, gebied.getKey(), tier));
            }
        }
        if (!youth && changed && route != Route.GEEN_VRAAG) {
            route = adultRoute(heaviest, route);
        }
        if (profiel != null || areas.isEmpty()) {
            oordelen.add(new Expertoordeel(code, advies.lid(), advies.wet(), route, profiel, intensiteit));
        } else if (youth) {
            oordelen.add(new Expertoordeel(code, advies.lid(), advies.wet(), route, null, null));
        }
        for (Expertoordeel area : areas) {
            oordelen.add(new Expertoordeel(code, area.lid(), area.wet(), route, area.profiel(), area.intensiteit()));
        }
    }

    /** The intensity he means, after leaning and noise. */
    private Intensiteit step(Intensiteit meant, Chance chance) {
        int step = chance.in(Math.abs(leaning)) ? (int) Math.signum(leaning) : 0;
        if (chance.in(noise / 2)) {
            step += chance.in(0.5) ? 1 : -1;
        }
        List<Intensiteit> scale =
                SCALES.stream().filter(each -> each.contains(meant)).findFirst().orElseThrow();
        return scale.get(Math.max(0, Math.min(scale.size() - 1, scale.indexOf(meant) + step)));
    }

    private static @Nullable String neighbour(String profiel, List<String> kandidaten) {
        return kandidaten.size() > 1 ? kandidaten.get(1) : TAKEN_FOR.getOrDefault(profiel, profiel);
    }

    private static Route route(Intensiteit intensiteit) {
        return switch (intensiteit) {
            case A -> Route.ALGEMENE_VOORZIENING;
            case C -> Route.MENSELIJK_OORDEEL;
            default -> Route.INDIVIDUELE_VOORZIENING;
        };
    }

    private static Route adultRoute(Intensiteit heaviest, Route meant) {
        return switch (heaviest) {
            case T0 -> Route.EIGEN_KRACHT;
            case T1 -> meant == Route.NETWERK ? Route.NETWERK : Route.ALGEMENE_VOORZIENING;
            default -> Route.INDIVIDUELE_VOORZIENING;
        };
    }
}
