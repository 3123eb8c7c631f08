package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.RuleBook;

/**
 * Holds the rules against {@link PlainInstrument}: who is to be compared in speed has to decide alike first. A
 * difference is a fault in one of the two readings of the instrument.
 */
final class SecondOpinion implements AutoCloseable {
    private final Catalogue catalogue = Catalogue.read(RulesFolder.packaged());
    private final Instrument instrument = new Instrument(
            new RuleBook(RulesFolder.packaged(), catalogue.parameters().names()), catalogue);

    /** Shows each difference on the invented intakes and on as many random ones as asked, 5,000 when not said. */
    public static void main(String[] args) {
        int differences = compare(args.length > 0 ? Integer.parseInt(args[0]) : 5_000);
        System.exit(differences == 0 ? 0 : 1);
    }

    /** Prints how the two decide on the invented intakes and those of the seeds 1 to {@code count}. */
    static int compare(int count) {
        int differences = 0;
        try (SecondOpinion opinion = new SecondOpinion()) {
            LongFunction<Intake> random = RandomIntakes::of;
            List<Intake> intakes = Stream.concat(
                            InventedIntakes.all().values().stream(),
                            LongStream.rangeClosed(1, count).mapToObj(random))
                    .toList();
            for (Intake intake : intakes) {
                String difference = opinion.difference(intake);
                if (!difference.isEmpty()) {
                    differences++;
                    System.out.println(difference);
                }
            }
            System.out.printf("Rules and plain Java: %d differences on %d intakes.%n", differences, intakes.size());
        }
        return differences;
    }

    /** What the two decide differently on this intake; empty when they agree. */
    String difference(Intake intake) {
        Situatie situatie = new Situatie(intake, catalogue.parameters().on(intake.peildatum()));
        List<String> byRules = said(instrument.weigh(situatie));
        List<String> byHand = said(PlainInstrument.decide(intake));
        if (byRules.equals(byHand)) {
            return "";
        }
        StringBuilder difference = new StringBuilder();
        IntStream.range(0, byRules.size())
                .filter(i -> !byRules.get(i).equals(byHand.get(i)))
                .forEach(i -> difference
                        .append("rules: ")
                        .append(byRules.get(i))
                        .append("\nplain: ")
                        .append(byHand.get(i))
                        .append('\n'));
        return difference.append(Json.JSON.writeValueAsString(intake)).toString();
    }

    @Override
    public void close() {
        instrument.close();
    }

    private static List<String> said(Afweging afweging) {
        List<String> said = new ArrayList<>(List.of(afweging.uitkomst().name()));
        for (int i = 0; i < afweging.leden().size(); i++) {
            LidUitkomst lid = afweging.leden().get(i);
            Set<Object> laws = new TreeSet<>();
            for (Wet wet : Wet.values()) {
                if (lid.oordeel(wet) != Oordeel.NEE) {
                    laws.add(wet + " " + lid.oordeel(wet));
                }
            }
            LidUitkomst.Jeugdadvies youth = lid.jeugd();
            said.add(String.join(
                    " | ",
                    afweging.feiten().getLeden().get(i).getId(),
                    measures(afweging.weging().getLeden().get(i).getMaatregelen()),
                    laws.toString(),
                    lid.kandidaten().stream()
                            .map(each -> each.profiel() + " " + (int) each.punten())
                            .toList()
                            .toString(),
                    youth == null
                            ? "-"
                            : youth.intensiteit() + " +" + youth.alternatieven().size(),
                    lid.gebieden().stream()
                            .map(each -> each.gebied() + " " + each.tier())
                            .sorted()
                            .toList()
                            .toString(),
                    lid.route().name(),
                    lid.beslissend().stream()
                            .map(rule -> String.valueOf(rule.veld()))
                            .distinct()
                            .toList()
                            .toString()));
        }
        return said;
    }

    private static List<String> said(PlainInstrument.Outcome outcome) {
        List<String> said = new ArrayList<>(List.of(outcome.uitkomst().name()));
        for (PlainInstrument.LidOutcome lid : outcome.leden()) {
            EnumSet<Maatregel> measures = EnumSet.noneOf(Maatregel.class);
            for (Maatregel maatregel : Maatregel.values()) {
                if ((lid.measures & 1 << maatregel.ordinal()) != 0) {
                    measures.add(maatregel);
                }
            }
            Set<Object> laws = new TreeSet<>();
            for (Wet wet : Wet.values()) {
                if (lid.laws[wet.ordinal()] != Oordeel.NEE) {
                    laws.add(wet + " " + lid.laws[wet.ordinal()]);
                }
            }
            said.add(String.join(
                    " | ",
                    lid.id(),
                    measures(measures),
                    laws.toString(),
                    IntStream.of(lid.candidates)
                            .mapToObj(place -> "J%02d %d".formatted(place + 1, lid.points[place]))
                            .toList()
                            .toString(),
                    lid.youth == null ? "-" : lid.youth + " +" + lid.alternatives,
                    IntStream.range(0, PlainInstrument.AREAS)
                            .filter(place -> lid.tiers[place] > 0)
                            .mapToObj(place -> "W%02d %s".formatted(place + 1, PlainInstrument.tier(lid.tiers[place])))
                            .toList()
                            .toString(),
                    lid.route.name(),
                    lid.asks == null ? "[]" : "[" + lid.asks.veld() + "]"));
        }
        return said;
    }

    private static String measures(Iterable<Maatregel> measures) {
        Set<Maatregel> sorted = EnumSet.noneOf(Maatregel.class);
        measures.forEach(sorted::add);
        return sorted.toString();
    }
}
