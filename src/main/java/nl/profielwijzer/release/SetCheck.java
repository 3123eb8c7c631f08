package nl.profielwijzer.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Gewogen;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.catalogue.Orde;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.release.Parametersets.Opgeslagen;
import nl.profielwijzer.release.Toetsverslag.Overgang;
import nl.profielwijzer.release.Toetsverslag.Uitwerking;
import nl.profielwijzer.release.Toetsverslag.Verschuiving;
import nl.profielwijzer.release.Toetsverslag.Vervanging;
import nl.profielwijzer.rules.Wording;

/** Checks whether a parameter set may be submitted, and finds out what it would change. */
final class SetCheck {
    private static final String CHANGES = "/wijzigingen";

    private final Parametersets sets;
    private final Beoordelaar beoordelaar;
    private final Map<String, Integer> routes;
    private final Supplier<List<Cases>> packaged;

    /**
     * A set of cases to try on.
     *
     * @param echt whether real people are among them
     */
    record Cases(String naam, boolean echt, List<Casus> casussen) {}

    /**
     * @param routes how heavy the support of each route is
     * @param packaged the cases that every set is tried on
     */
    SetCheck(Parametersets sets, Beoordelaar beoordelaar, Map<String, Integer> routes, Supplier<List<Cases>> packaged) {
        this.sets = sets;
        this.beoordelaar = beoordelaar;
        this.routes = routes;
        this.packaged = packaged;
    }

    /** @param own further cases to try on */
    Toetsverslag check(Opgeslagen set, List<Cases> own) {
        List<Fout> fouten = new ArrayList<>(values(set));
        Rekenset basis = sets.rekenset(set.basis());
        if (fouten.isEmpty()) {
            fouten.addAll(orders(set, basis));
        }
        List<Vervanging> vervangt = vervangt(set.referentie(), set.werkingsgebied(), fouten, set.basis());
        List<Uitwerking> casuistiek = new ArrayList<>();
        if (fouten.isEmpty()) {
            Rekenset nieuw = sets.rekenset(set);
            List<Cases> all = new ArrayList<>(packaged.get());
            all.addAll(own);
            all.forEach(cases -> casuistiek.add(tryOn(cases, basis, nieuw, fouten)));
        }
        return new Toetsverslag(beoordelaar.rules().hash(), fouten, vervangt, casuistiek);
    }

    private List<Vervanging> vervangt(
            Setreferentie set, Werkingsgebied werkingsgebied, List<Fout> fouten, Setreferentie basis) {
        Set<Setreferentie> laatste = sets.tijdlijnen().laatste(werkingsgebied);
        if (!laatste.contains(basis)) {
            fouten.add(new Fout(
                    "/basis",
                    "basis-verouderd",
                    "Dit concept gaat uit van %s, maar daar geldt nu %s."
                            .formatted(
                                    basis,
                                    Wording.enumerated(laatste.stream()
                                            .map(Setreferentie::toString)
                                            .toList())),
                    "Sla het concept opnieuw op; het gaat dan uit van de set die nu geldt."));
        }
        Map<String, Double> naar = sets.laatsteWaarden(set).orElseThrow();
        return laatste.stream()
                .map(each -> new Vervanging(
                        each, sets.verschillen(sets.laatsteWaarden(each).orElseThrow(), naar)))
                .toList();
    }

    /** What is wrong with each value by itself. */
    private List<Fout> values(Opgeslagen set) {
        List<Fout> fouten = new ArrayList<>();
        if (set.wijzigingen().isEmpty()) {
            fouten.add(new Fout(
                    CHANGES,
                    "geen-wijziging",
                    "Er verandert niets.",
                    "Geef ten minste één parameter een andere waarde."));
        }
        set.wijzigingen().forEach((naam, waarde) -> {
            Parameter parameter = sets.parameters().get(naam);
            if (parameter == null) {
                fouten.add(new Fout(
                        pointer(naam),
                        "onbekende-parameter",
                        "Deze parameter bestaat niet in de regels van nu.",
                        "Haal hem weg."));
            } else if (parameter.ijken() == null) {
                fouten.add(new Fout(
                        pointer(naam),
                        "ligt-vast",
                        "Deze parameter ligt vast (herkomst %s)."
                                .formatted(parameter.herkomst().name().toLowerCase(Locale.ROOT)),
                        "Haal hem weg; wet en beleid veranderen alleen met de regels zelf."));
            } else if (!parameter.ijken().contains(waarde)) {
                fouten.add(new Fout(
                        pointer(naam),
                        "buiten-ijkruimte",
                        "%s ligt niet in de ijkruimte van deze parameter.".formatted(Wording.number(waarde)),
                        "Kies uit %s."
                                .formatted(DoubleStream.of(parameter.ijken().values())
                                        .mapToObj(Wording::number)
                                        .collect(Collectors.joining("; ")))));
            }
        });
        return fouten;
    }

    /** The orders between parameters that no longer hold. */
    private List<Fout> orders(Opgeslagen set, Rekenset basis) {
        List<Fout> fouten = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>();
        basis.set()
                .parameters()
                .forEach(parameter -> days.addAll(parameter.waarden().keySet()));
        for (Orde orde : basis.set().orden()) {
            for (LocalDate day : days) {
                Parameters values = basis.set().on(day);
                for (Map.Entry<String, Double> change : set.wijzigingen().entrySet()) {
                    if (values.has(change.getKey())) {
                        values = values.with(change.getKey(), change.getValue());
                    }
                }
                if (!orde.holds(values)) {
                    fouten.add(new Fout(
                            pointer(set.wijzigingen().containsKey(orde.links()) ? orde.links() : orde.rechts()),
                            "orde-klopt-niet",
                            "%s moet gelden, maar het wordt %s en %s."
                                    .formatted(
                                            orde,
                                            Wording.number(values.get(orde.links())),
                                            Wording.number(values.get(orde.rechts()))),
                            "Verander een van beide waarden."));
                    break;
                }
            }
        }
        return fouten;
    }

    private static String pointer(String naam) {
        return CHANGES + "/" + naam;
    }

    private Uitwerking tryOn(Cases cases, Rekenset basis, Rekenset nieuw, List<Fout> fouten) {
        List<Intake> intakes = cases.casussen().stream().map(Casus::intake).toList();
        List<Gewogen> was = beoordelaar.weeg(intakes, basis);
        List<Gewogen> wordt = beoordelaar.weeg(intakes, nieuw);
        List<Verschuiving> moves = new ArrayList<>();
        int changed = 0;
        for (int i = 0; i < intakes.size(); i++) {
            Casus casus = cases.casussen().get(i);
            Setvergelijking vergelijking = new Setvergelijking(was.get(i), wordt.get(i));
            List<Verschuiving> ofCase = vergelijking.verschuivingen(casus.id());
            changed += ofCase.isEmpty() ? 0 : 1;
            moves.addAll(ofCase);
            safety(cases, casus, vergelijking, fouten);
        }
        Aantal veranderd = Aantal.of(changed, cases.echt());
        return new Uitwerking(
                cases.naam(),
                cases.echt(),
                Aantal.of(intakes.size(), cases.echt()),
                veranderd,
                veranderd.waarde() == null ? null : euro(moves),
                transitions(moves, cases.echt()),
                cases.echt() ? List.of() : moves);
    }

    private static List<Overgang> transitions(List<Verschuiving> moves, boolean echt) {
        Map<List<String>, List<Verschuiving>> byPair = new LinkedHashMap<>();
        moves.forEach(move -> byPair.computeIfAbsent(List.of(move.van(), move.naar()), pair -> new ArrayList<>())
                .add(move));
        List<List<Verschuiving>> groups = new ArrayList<>(byPair.values());
        groups.sort(Comparator.comparing((List<Verschuiving> group) -> -group.size())
                .thenComparing(group -> group.get(0).van())
                .thenComparing(group -> group.get(0).naar()));
        return groups.stream()
                .map(group -> {
                    Aantal leden = Aantal.of(group.size(), echt);
                    return new Overgang(
                            group.get(0).van(),
                            group.get(0).naar(),
                            leden,
                            leden.waarde() == null ? null : euro(group));
                })
                .toList();
    }

    private static double euro(List<Verschuiving> moves) {
        return Setvergelijking.cents(
                moves.stream().mapToDouble(Verschuiving::euroPerMaand).sum());
    }

    /** Nobody in a case with a safety measure gets less support, and safety itself stays as it is. */
    private void safety(Cases cases, Casus casus, Setvergelijking vergelijking, List<Fout> fouten) {
        boolean guarded = (casus.veiligheid() != null && !casus.veiligheid().isEmpty()) || vergelijking.maatregel();
        Profielcatalogus catalogus = beoordelaar
                .catalogue()
                .profielen(casus.intake().gemeente(), casus.intake().peildatum());
        for (int i = 0; i < vergelijking.was().leden().size(); i++) {
            Lidadvies before = vergelijking.was().leden().get(i);
            Lidadvies after = vergelijking.wordt().leden().get(i);
            String who = cases.echt()
                    ? "In een geval van %s".formatted(cases.naam())
                    : "In geval %s (%s), lid %s,".formatted(casus.id(), cases.naam(), before.lid());
            if (vergelijking.veiligheidAnders(i)) {
                fouten.add(new Fout(
                        CHANGES,
                        "veiligheid-verandert",
                        "%s verandert wat er voor de veiligheid nodig is.".formatted(who),
                        "Kies andere waarden; veiligheid verandert nooit door een parameter."));
            } else if (guarded && vergelijking.lichter(i, routes, catalogus)) {
                fouten.add(new Fout(
                        CHANGES,
                        "minder-ondersteuning-bij-veiligheid",
                        "%s zorgt de wijziging voor minder ondersteuning, terwijl er een veiligheidsmaatregel is%s."
                                .formatted(
                                        who,
                                        cases.echt()
                                                ? ""
                                                : ": %s wordt %s"
                                                        .formatted(
                                                                before.weegadvies()
                                                                        .kort(),
                                                                after.weegadvies()
                                                                        .kort())),
                        "Kies andere waarden."));
            }
        }
    }
}
