package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.profielwijzer.catalogue.Beginsel;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.AdviesFeiten;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.LidWeging;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Naleving;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Wording;

/**
 * One thing that differs between two outcomes of the same household.
 *
 * @param effect how much it matters, to put the largest first
 * @param gevolg what it would mean, as the second half of a sentence
 * @param verzwegen whether it is about suspended advice: then gevolg only says what can change, not how
 */
record Verschil(int effect, String gevolg, boolean verzwegen) {
    private static final int SAFETY = 1_000;
    private static final int ADVICE = 100;
    private static final int LAW = 30;
    private static final int HOUSEHOLD = 20;
    private static final int SCOPE = 15;
    private static final int PRINCIPLE = 10;

    private static final List<String> PLAN = List.of("B05.1", "B05.2");
    private static final String HOUSEHOLD_NORM = "O01";
    private static final String FOR_THE_HOUSEHOLD = "wat past bij het gezin als geheel";

    Verschil(int effect, String gevolg) {
        this(effect, gevolg, false);
    }

    /** Whether it is about somebody's safety or advice, and not only about the household's papers. */
    boolean touchesPeople() {
        return effect >= ADVICE;
    }

    static int total(List<Verschil> verschillen) {
        return verschillen.stream().mapToInt(Verschil::effect).sum();
    }

    /** Compares outcomes and puts the differences into words. */
    static final class Vergelijking {
        private final RuleBook rules;
        private final Wording wording;
        private final List<Beginsel> beginselen;
        private final BitSet planRules;
        private final BitSet askingRules;
        private final BitSet normRules;

        Vergelijking(RuleBook rules, Wording wording, List<Beginsel> beginselen) {
            this.rules = rules;
            this.wording = wording;
            this.beginselen = beginselen;
            planRules = rules.places(rule -> PLAN.contains(rule.id()));
            askingRules = rules.places(rule -> rule.naleving() == Naleving.ONBEKEND);
            normRules = rules.places(rule -> rule.item().equals(HOUSEHOLD_NORM));
        }

        /** The rules on the outcome whose findings a comparison reads. */
        static BitSet reads(RuleBook rules) {
            Set<String> asking = rules.rules().stream()
                    .filter(rule -> rule.naleving() == Naleving.ONBEKEND)
                    .map(Rule::item)
                    .collect(Collectors.toSet());
            return rules.places(rule -> asking.contains(rule.item())
                    || PLAN.contains(rule.id())
                    || rule.item().equals(HOUSEHOLD_NORM));
        }

        /**
         * What an answer to an open question would change: safety, advice, laws of who asks, the household plan, and
         * principles of which nothing could be said yet.
         */
        List<Verschil> household(Afweging nu, Afweging dan) {
            List<Verschil> verschillen = new ArrayList<>();
            for (int i = 0; i < nu.leden().size(); i++) {
                verschillen.addAll(safety(nu, dan, i));
                verschillen.addAll(lid(nu, dan, i));
                if (nu.intake().huishouden().leden().get(i).vraagtOndersteuning()) {
                    verschillen.addAll(laws(nu, dan, i));
                }
            }
            boolean stil = nu.isStilgelegd() || dan.isStilgelegd();
            boolean planDan = plan(dan);
            if (plan(nu) != planDan) {
                verschillen.add(
                        stil
                                ? new Verschil(HOUSEHOLD, FOR_THE_HOUSEHOLD, true)
                                : new Verschil(
                                        HOUSEHOLD,
                                        planDan
                                                ? "er komt één plan voor het gezin"
                                                : "er is geen gezinsplan meer nodig"));
            }
            unknownPrinciples(nu, dan, stil, verschillen);
            return verschillen;
        }

        /** What differs for one lid, as far as it may be told. */
        List<Verschil> lid(Afweging nu, Afweging dan, int place) {
            List<Verschil> verschillen = support(nu, dan, place);
            boolean stil = nu.isStilgelegd(place);
            if (verschillen.isEmpty() || !(stil || dan.isStilgelegd(place))) {
                return verschillen;
            }
            String who = wording.said(nu.weging().getLeden().get(place).getLid());
            return List.of(new Verschil(
                    total(verschillen),
                    stil ? "wat past bij %s".formatted(who) : "het advies voor %s is dan stilgelegd".formatted(who),
                    stil));
        }

        /** What differs for one lid: route, advice, scope. */
        private List<Verschil> support(Afweging nu, Afweging dan, int place) {
            LidWeging was = nu.weging().getLeden().get(place);
            LidWeging wordt = dan.weging().getLeden().get(place);
            List<Verschil> verschillen = new ArrayList<>();
            if (!sameSupport(was.getAdviezen(), wordt.getAdviezen())
                    || (was.getAdviezen().isEmpty() && was.getRoute() != wordt.getRoute())) {
                verschillen.add(new Verschil(
                        ADVICE, "het advies voor %s wordt: %s".formatted(wording.said(was.getLid()), advice(wordt))));
            } else if (was.getRoute() != wordt.getRoute()) {
                verschillen.add(new Verschil(
                        ADVICE,
                        "de route voor %s wordt: %s"
                                .formatted(wording.said(was.getLid()), wording.said(wordt.getRoute()))));
            }
            double uren = hours(nu, was.getLid());
            double urenDan = hours(dan, wordt.getLid());
            if (uren != urenDan && uren > 0 && urenDan > 0) {
                verschillen.add(new Verschil(
                        SCOPE,
                        "de omvang voor het huishouden wordt %s uur per jaar, nu %s uur"
                                .formatted(Wording.number(urenDan), Wording.number(uren))));
            }
            return verschillen;
        }

        private static boolean sameSupport(List<AdviesFeiten> a, List<AdviesFeiten> b) {
            return a.size() == b.size()
                    && java.util.stream.IntStream.range(0, a.size())
                            .allMatch(i -> a.get(i).profiel().equals(b.get(i).profiel())
                                    && a.get(i).intensiteit() == b.get(i).intensiteit());
        }

        /** The advice of a lid in words; the route when there is none. */
        private String advice(LidWeging lid) {
            List<String> adviezen = new ArrayList<>();
            for (AdviesFeiten advies : lid.getAdviezen()) {
                adviezen.add(wording.said(advies));
            }
            return adviezen.isEmpty()
                    ? lid.getRoute() == Route.ONBEKEND
                            ? "nog geen advies, maar eerst een vervolgvraag"
                            : "geen advies (%s)".formatted(wording.said(lid.getRoute()))
                    : Wording.enumerated(adviezen);
        }

        private List<Verschil> safety(Afweging nu, Afweging dan, int place) {
            LidWeging was = nu.weging().getLeden().get(place);
            LidWeging wordt = dan.weging().getLeden().get(place);
            List<Maatregel> added = wordt.getMaatregelen().stream()
                    .filter(maatregel -> !was.getMaatregelen().contains(maatregel))
                    .toList();
            return added.isEmpty()
                    ? List.of()
                    : List.of(new Verschil(
                            SAFETY,
                            "voor de veiligheid van %s is dan nodig: %s"
                                    .formatted(wording.said(was.getLid()), wording.said(added))));
        }

        private List<Verschil> laws(Afweging nu, Afweging dan, int place) {
            Map<Wet, Oordeel> changed = new TreeMap<>();
            for (Wet wet : Wet.values()) {
                Oordeel wordt = dan.leden().get(place).oordeel(wet);
                if (wordt != nu.leden().get(place).oordeel(wet)) {
                    changed.put(wet, wordt);
                }
            }
            List<Verschil> verschillen = new ArrayList<>();
            changed.forEach((wet, oordeel) -> {
                String sentence = switch (oordeel) {
                    case JA -> "%s is aan zet";
                    case UITZOEKEN -> "uitzoeken of %s aan zet is";
                    case NEE -> "%s is niet aan zet";
                };
                verschillen.add(new Verschil(LAW, sentence.formatted(wording.said(wet))));
            });
            return verschillen;
        }

        private boolean plan(Afweging afweging) {
            return afweging.feiten().bevindingen().ofHousehold().intersects(planRules);
        }

        /** Whether some rule on this principle looks at what is advised. */
        boolean restsOnAdvice(Beginsel beginsel) {
            return rules.rules().stream().anyMatch(rule -> beginsel.code().equals(rule.beginsel()) && rule.opAdvies());
        }

        private void unknownPrinciples(Afweging nu, Afweging dan, boolean stil, List<Verschil> verschillen) {
            if (!nu.feiten().bevindingen().ofHousehold().intersects(askingRules)) {
                return;
            }
            Map<String, Naleving> was = principles(nu);
            Map<String, Naleving> wordt = principles(dan);
            for (Beginsel beginsel : beginselen) {
                Naleving oordeel = wordt.get(beginsel.code());
                if (was.get(beginsel.code()) == Naleving.ONBEKEND && oordeel != null && oordeel != Naleving.ONBEKEND) {
                    verschillen.add(
                            stil && restsOnAdvice(beginsel)
                                    ? new Verschil(PRINCIPLE, FOR_THE_HOUSEHOLD, true)
                                    : new Verschil(
                                            PRINCIPLE,
                                            "bij het uitgangspunt ‘%s’ is het oordeel: %s"
                                                    .formatted(beginsel.titel(), wording.said(oordeel))));
                }
            }
        }

        /** The strongest oordeel of each principle, by its code. */
        Map<String, Naleving> principles(Afweging afweging) {
            Map<String, Naleving> strongest = new LinkedHashMap<>();
            BitSet found = afweging.feiten().bevindingen().ofHousehold();
            found.stream().mapToObj(rules::get).forEach(rule -> {
                Naleving naleving = rule.naleving();
                String beginsel = rule.beginsel();
                if (naleving != null && beginsel != null) {
                    strongest.merge(beginsel, naleving, (a, b) -> STRENGTH.compare(a, b) <= 0 ? a : b);
                }
            });
            return strongest;
        }

        /** Hours a year of the household norm for this lid: the sum of the parameters its findings bring. */
        double hours(Afweging afweging, LidFeiten lid) {
            BitSet found = afweging.feiten().bevindingen().of(lid);
            double hours = 0;
            for (int place = normRules.nextSetBit(0); place >= 0; place = normRules.nextSetBit(place + 1)) {
                if (found.get(place)) {
                    hours += afweging.parameters()
                            .get(Objects.requireNonNull(rules.get(place).parameter()));
                }
            }
            return hours;
        }

        /** AANDACHT goes before ONBEKEND, that before NAGELEEFD, that before NVT. */
        static final Comparator<Naleving> STRENGTH = Comparator.comparingInt(naleving -> switch (naleving) {
            case AANDACHT -> 0;
            case ONBEKEND -> 1;
            case NAGELEEFD -> 2;
            case NVT -> 3;
        });
    }
}
