package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.PreparedFindings.OfLid.Gemeten;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.rules.AlikeValues;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;

/**
 * Lets the rules look at an intake for all sets of parameters together, for where the same intakes are weighed under very
 * many sets. Safe for use by many threads.
 *
 * <p>What a rule finds depends only on the tunable cut-offs that its own conditions name, and a look holds for all values
 * of them that are alike to what was asked ({@link AlikeValues}). So a few looks, chosen for the intake, show each rule
 * every combination of its own cut-offs. What remains per set is weighing.
 */
final class Preparation implements AutoCloseable {
    private final Weighing weighing;
    private final Leefgebieden leefgebieden;
    private final RuleBook rules;
    private final int[] read;
    private final CutOffs cutOffs;

    /** By the place of a rule its group of cut-offs. */
    private final int[] groupOf;

    /** A set of parameters, with for each group of cut-offs the number of its combination. */
    record Setting(Parameters parameters, int[] combinations) {}

    /**
     * What the rules found under one set.
     *
     * @param feiten the facts it rests on, by lid
     * @param steps by cut-off those for which it holds
     * @param combinations by group of cut-offs those for which it holds
     */
    private record Look(List<LidBevindingen> leden, List<LidFeiten> feiten, boolean[][] steps, int[][] combinations) {}

    Preparation(Instrument instrument) {
        weighing = instrument.weighing();
        leefgebieden = instrument.catalogue().leefgebieden();
        rules = instrument.rules().only(weighing.names());
        read = weighing.names().stream().toArray();
        groupOf = new int[rules.rules().size()];
        List<List<Parameter>> groups = new ArrayList<>();
        List<Parameter> tunable = instrument.catalogue().parameters().parameters().stream()
                .filter(Parameter::tunable)
                .toList();
        for (int place : read) {
            List<Parameter> own = tunable.stream()
                    .filter(parameter -> rules.get(place).parameters().contains(parameter.naam()))
                    .toList();
            if (!groups.contains(own)) {
                groups.add(own);
            }
            groupOf[place] = groups.indexOf(own);
        }
        cutOffs = new CutOffs(
                tunable.stream()
                        .filter(parameter -> groups.stream().anyMatch(group -> group.contains(parameter)))
                        .toList(),
                groups);
    }

    CutOffs cutOffs() {
        return cutOffs;
    }

    /**
     * These parameters, ready to weigh with.
     *
     * @throws IllegalArgumentException when a tunable cut-off has a value outside its range
     */
    Setting setting(Parameters parameters) {
        return new Setting(parameters, cutOffs.combinations(cutOffs.steps(parameters)));
    }

    /**
     * What the rules find in this situation's intake under every set of parameters that differs from its own in tunable
     * parameters only.
     */
    PreparedFindings prepare(Situatie situatie) {
        Looks looks = new Looks(cutOffs);
        List<Look> done = new ArrayList<>();
        List<int[]> next = List.of(cutOffs.steps(situatie.parameters()));
        while (!next.isEmpty()) {
            done.addAll(look(situatie, next, looks));
            next = looks.next();
        }
        List<PreparedFindings.OfLid> leden = new ArrayList<>();
        for (int lid = 0; lid < situatie.intake().huishouden().leden().size(); lid++) {
            leden.add(ofLid(lid, done));
        }
        return new PreparedFindings(weighing, leden);
    }

    private List<Look> look(Situatie situatie, List<int[]> under, Looks looks) {
        List<AlikeValues> alike = under.stream().map(cutOffs::alike).toList();
        List<HuishoudenFeiten> households = new ArrayList<>();
        for (int i = 0; i < under.size(); i++) {
            Parameters parameters = cutOffs.with(situatie.parameters(), under.get(i));
            households.add(new HuishoudenFeiten(situatie.intake(), parameters, leefgebieden, rules, alike.get(i)));
        }
        rules.look(households.stream().flatMap(each -> each.facts().stream()).toList());
        List<Look> done = new ArrayList<>();
        for (int i = 0; i < under.size(); i++) {
            List<LidBevindingen> leden = new ArrayList<>();
            for (LidFeiten lid : households.get(i).getLeden()) {
                leden.add(weighing.read(lid, households.get(i).bevindingen()));
            }
            boolean[][] steps = alike.get(i).steps();
            looks.met(steps);
            done.add(new Look(leden, households.get(i).getLeden(), steps, cutOffs.combinations(steps)));
        }
        return done;
    }

    /** By step of the cut-off for a problem how many there are; one number when it can't be tuned. */
    private Gemeten gemeten(int lid, List<Look> looks) {
        LidFeiten any = looks.get(0).feiten().get(lid);
        int place = cutOffs.place(Gemeten.PROBLEEM);
        int[] problemen = {any.getProblemen().size()};
        if (place >= 0) {
            problemen = new int[cutOffs.lengths()[place]];
            for (Look look : looks) {
                for (int step = 0; step < problemen.length; step++) {
                    if (look.steps()[place][step]) {
                        problemen[step] = look.feiten().get(lid).getProblemen().size();
                    }
                }
            }
        }
        return new Gemeten(any.getErnst(), problemen);
    }

    private PreparedFindings.OfLid ofLid(int lid, List<Look> looks) {
        PreparedFindings.OfLid.Builder builder =
                new PreparedFindings.OfLid.Builder(looks.get(0).leden().get(lid));
        for (int place : read) {
            int group = groupOf[place];
            byte[] seen = new byte[cutOffs.combinations(group)];
            Arrays.fill(seen, PreparedFindings.UNKNOWN);
            for (Look look : looks) {
                LidBevindingen found = look.leden().get(lid);
                byte now = found.gevonden().get(place) ? found.stappen()[place] : PreparedFindings.NOTHING;
                for (int combination : look.combinations()[group]) {
                    if (seen[combination] != PreparedFindings.UNKNOWN && seen[combination] != now) {
                        Rule rule = rules.get(place);
                        throw new IllegalStateException(
                                "rule %s doesn't depend on %s alone. Maybe a getter it uses misses a @Grens."
                                        .formatted(rule.id(), rule.parameters()));
                    }
                    seen[combination] = now;
                }
            }
            builder.add(place, group, seen);
        }
        return builder.build(gemeten(lid, looks));
    }

    @Override
    public void close() {
        rules.close();
    }
}
