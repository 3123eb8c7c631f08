package nl.profielwijzer.casuistry.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.casuistry.Casus.Veiligheid;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.intake.Intake;

/**
 * Invents households and lets simulated raters judge them. What it makes says GEGENEREERD and nothing about real experts.
 * The same seed gives the same cases, and the first of many are those of few.
 */
public final class CaseGenerator {
    private static final int TOGETHER = 100;

    private final Beoordelaar experts;
    private final Raters raters;
    private final long seed;

    /**
     * Who judges.
     *
     * @param least fewest raters of a case
     * @param most most raters of a case
     * @param noise how often a rater takes a neighbour of what he means, and at most leans to one side; 0 to 1
     */
    public record Raters(int least, int most, double noise) {
        public Raters {
            if (least < 1 || most < least || most > 20 || !(noise >= 0 && noise <= 1)) {
                throw new IllegalArgumentException(
                        "%d tot %d beoordelaars met ruis %s kan niet. Geef 1 tot 20 beoordelaars en een ruis van 0 tot 1."
                                .formatted(least, most, noise));
            }
        }

        /** Twice as many as judge one case, so that not all cases have the same raters. */
        private int pool() {
            return 2 * most;
        }
    }

    /** @param experts the instrument with the parameters that the raters have in mind */
    public CaseGenerator(Beoordelaar experts, Raters raters, long seed) {
        this.experts = experts;
        this.raters = raters;
        this.seed = seed;
    }

    /** Gives this many cases, by id. */
    public void generate(int count, Consumer<Casus> cases) {
        Catalogue catalogue = experts.catalogue();
        List<String> gemeenten =
                catalogue.gemeenten().stream().map(Gemeente::code).sorted().toList();
        List<Rater> pool = IntStream.rangeClosed(1, raters.pool())
                .mapToObj(number -> Rater.draw(number, raters.noise(), new Chance(seed, -number)))
                .toList();
        for (int from = 0; from < count; from += TOGETHER) {
            List<Chance> chances = new ArrayList<>();
            List<Intake> intakes = new ArrayList<>();
            for (int number = from; number < Math.min(count, from + TOGETHER); number++) {
                Chance chance = new Chance(seed, number + 1L);
                chances.add(chance);
                intakes.add(InventedHousehold.draw(chance, catalogue.leefgebieden(), gemeenten));
            }
            List<List<Lidadvies>> advice = experts.adviezen(intakes);
            for (int i = 0; i < intakes.size(); i++) {
                cases.accept(casus(from + i + 1, intakes.get(i), advice.get(i), pool, chances.get(i)));
            }
        }
    }

    private Casus casus(int number, Intake intake, List<Lidadvies> advice, List<Rater> pool, Chance chance) {
        List<Integer> places =
                chance.shuffled(IntStream.range(0, pool.size()).boxed().toList());
        List<Expertoordeel> oordelen = new ArrayList<>();
        places.stream()
                .limit(chance.between(raters.least(), raters.most()))
                .sorted()
                .forEach(place -> oordelen.addAll(pool.get(place).judge(advice, chance)));
        List<Veiligheid> safety = advice.stream()
                .flatMap(lid ->
                        lid.maatregelen().stream().sorted().map(maatregel -> new Veiligheid(lid.lid(), maatregel)))
                .toList();
        return new Casus(
                String.format(Locale.ROOT, "G%06d", number),
                null,
                Casus.Status.VASTGESTELD,
                Casus.Herkomst.GEGENEREERD,
                "gemaakt door de generator van Profielwijzer",
                intake,
                List.copyOf(oordelen),
                safety,
                null,
                null);
    }
}
