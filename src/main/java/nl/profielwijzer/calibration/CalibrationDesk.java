package nl.profielwijzer.calibration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.audit.Failures;
import nl.profielwijzer.calibration.Ijking.Gebruikt;
import nl.profielwijzer.calibration.Ijking.Opdracht;
import nl.profielwijzer.calibration.Ijkopdracht.Casussen;
import nl.profielwijzer.calibration.Ijkrapport.Toelichting;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.JudgedCases;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.calibration.search.Workers;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Orde;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.intake.Burgerservicenummer;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/** Where calibrations are asked for and stopped, and where one asks what another number would do. */
public final class CalibrationDesk {
    /** How many calibrations may wait. */
    static final int QUEUE = 20;

    private static final String CASUISTIEK = "/casuistiek";
    private static final String PARAMETERS = "/parameters";
    private static final String PARAMETERSET = "/parameterset";
    private static final String GEMEENTE = "/gemeente";
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9.-]{1,80}");

    private final Beoordelaar beoordelaar;
    private final GeldendeParameters geldend;
    private final Ijkbeleid beleid;
    private final Casuistieksets sets;
    private final CasuistryDesk casuistry;
    private final Ijkingen ijkingen;
    private final Clock clock;
    private final PreparedSets prepared = new PreparedSets();
    private final Set<String> lookedAt = ConcurrentHashMap.newKeySet();

    public CalibrationDesk(
            Beoordelaar beoordelaar,
            GeldendeParameters geldend,
            Ijkbeleid beleid,
            Casuistieksets sets,
            CasuistryDesk casuistry,
            Ijkingen ijkingen,
            Clock clock) {
        this.beoordelaar = beoordelaar;
        this.geldend = geldend;
        this.beleid = beleid;
        this.sets = sets;
        this.casuistry = casuistry;
        this.ijkingen = ijkingen;
        this.clock = clock;
    }

    /**
     * Asks for a calibration; it is done when those before it are.
     *
     * @throws IntakeOngeldig with everything that is wrong with what was asked
     * @throws WachtrijVol when too many wait already
     */
    public Ijking start(Ijkverzoek verzoek) {
        String toets = verzoek.toets();
        refuse(faults(verzoek.casuistiek(), toets, verzoek.parameterset(), verzoek.gemeente()));
        if (ijkingen.waiting() >= QUEUE) {
            throw new WachtrijVol();
        }
        return ijkingen.add(
                new Opdracht(
                        used(verzoek.casuistiek()),
                        toets == null ? null : used(toets),
                        verzoek.budget(),
                        verzoek.maxWijzigingen(),
                        verzoek.zaad() == null ? 1 : verzoek.zaad(),
                        basis(verzoek.parameterset(), verzoek.gemeente()).referentie()),
                clock.instant());
    }

    /** Everything that is wrong with the sets of a calibration; null is one that isn't named. */
    public List<Fout> faults(
            @Nullable String casuistiek,
            @Nullable String toets,
            @Nullable String parameterset,
            @Nullable String gemeente) {
        List<Fout> fouten = new ArrayList<>();
        Casuistiekset cases = find(casuistiek, CASUISTIEK, CalibrationRunner.MOST_CASES, fouten);
        Casuistiekset apart = find(toets, "/toets", CalibrationRunner.MOST_CASES, fouten);
        if (cases != null && apart != null && cases.hash().equals(apart.hash())) {
            fouten.add(new Fout(
                    "/toets",
                    "dezelfde-set",
                    "De toets is dezelfde set als de casuïstiek.",
                    "Kies een set waarop niets gekozen wordt, of laat toets weg."));
        }
        checkBasis(parameterset, gemeente, fouten);
        return fouten;
    }

    /**
     * Stops a calibration that waits or runs.
     *
     * @throws IjkingKlaar when it is over
     */
    public Optional<Ijking> breakOff(String id) {
        if (ijkingen.find(id).isPresent() && !ijkingen.breakOff(id, clock.instant())) {
            throw new IjkingKlaar();
        }
        return ijkingen.find(id);
    }

    /**
     * What other values of some parameters would do to the cases of a set.
     *
     * @throws IntakeOngeldig with everything that is wrong with the question
     */
    public WatAls watAls(Watalsvraag vraag) {
        refuse(faults(vraag.casuistiek(), vraag.parameters(), vraag.parameterset(), vraag.gemeente()));
        JudgedCases cases =
                prepared(sets.find(vraag.casuistiek()).orElseThrow(), basis(vraag.parameterset(), vraag.gemeente()));
        Parameters values = cases.replay().parameters(cases.replay().current());
        for (Map.Entry<String, Double> value : vraag.parameters().entrySet()) {
            values = values.with(value.getKey(), value.getValue());
        }
        List<Fout> fouten = new ArrayList<>();
        for (Orde orde : WatAls.broken(beoordelaar.catalogue(), values)) {
            fouten.add(new Fout(
                    PARAMETERS,
                    "orde",
                    "De orde '%s' klopt niet: %s en %s."
                            .formatted(
                                    orde,
                                    Wording.number(values.get(orde.links())),
                                    Wording.number(values.get(orde.rechts()))),
                    "Verander een van beide waarden."));
        }
        refuse(fouten);
        return WatAls.of(cases, vraag.parameters());
    }

    /**
     * Why a lid is advised what it is, now and with the other values of a question that can be answered.
     *
     * @param flip one of the answer to that question
     */
    public Toelichting toelichting(Watalsvraag vraag, Omgeslagen flip) {
        Map<String, Casus> byId = new HashMap<>();
        sets.read(sets.find(vraag.casuistiek()).orElseThrow(), casus -> {
            if (casus.id().equals(flip.casus())) {
                byId.put(casus.id(), casus);
            }
        });
        return new Explanations(beoordelaar, basis(vraag.parameterset(), vraag.gemeente()), byId)
                .of(flip, vraag.parameters());
    }

    /** Everything that is wrong with a question, apart from orders between values; null is a set that isn't named. */
    public List<Fout> faults(
            @Nullable String casuistiek,
            Map<String, Double> parameters,
            @Nullable String parameterset,
            @Nullable String gemeente) {
        List<Fout> fouten = new ArrayList<>();
        find(casuistiek, CASUISTIEK, PreparedSets.MOST_CASES, fouten);
        check(parameters, fouten);
        checkBasis(parameterset, gemeente, fouten);
        return fouten;
    }

    /** What is wrong with the set to start from. */
    private void checkBasis(@Nullable String parameterset, @Nullable String gemeente, List<Fout> fouten) {
        if (parameterset != null && gemeente != null) {
            fouten.add(new Fout(
                    GEMEENTE,
                    "dubbel",
                    "Met een parameterset erbij zegt de gemeente niets meer.",
                    "Laat een van beide weg."));
        }
        if (gemeente != null
                && beoordelaar.catalogue().gemeenten().stream()
                        .noneMatch(each -> each.code().equals(gemeente))) {
            fouten.add(new Fout(
                    GEMEENTE,
                    "gemeente-onbekend",
                    "Deze gemeente staat niet in de catalogus.",
                    "Kies een CBS-code uit /v1/gemeenten, of laat gemeente weg."));
        }
        if (parameterset != null) {
            try {
                if (named(parameterset).isEmpty()) {
                    fouten.add(new Fout(
                            PARAMETERSET,
                            "onbekende-set",
                            "Deze parameterset is er niet.",
                            "Kies een set met versie uit /v1/parametersets, zoals voorbeeld@2."));
                }
            } catch (IllegalArgumentException misfit) {
                fouten.add(new Fout(
                        PARAMETERSET,
                        "past-niet",
                        "Met de getallen van deze set kan nu niet worden gerekend.",
                        "Herstel de set, of kies een andere."));
            }
        }
    }

    /**
     * The set with this reference, or the one in force today for municipalities without a set of their own; empty when
     * there is none to calculate with.
     */
    public Optional<Rekenset> basis(@Nullable String parameterset) {
        List<Fout> fouten = new ArrayList<>();
        checkBasis(parameterset, null, fouten);
        return fouten.isEmpty() ? Optional.of(basis(parameterset, null)) : Optional.empty();
    }

    private Optional<Rekenset> named(String parameterset) {
        return Setreferentie.of(parameterset).flatMap(geldend::find);
    }

    /** The set to start from: the one that is named, or else the one in force today. */
    private Rekenset basis(@Nullable String parameterset, @Nullable String gemeente) {
        LocalDate today = LocalDate.now(clock);
        return parameterset != null
                ? named(parameterset).orElseThrow()
                : gemeente != null ? geldend.voor(gemeente, today) : geldend.algemeen(today);
    }

    /** Prepares the sets that weren't yet, the newest first and as far as the memory for them reaches; each of them once. */
    void lookAhead() {
        List<Casuistiekset> newest = sets.list().stream()
                .sorted(Comparator.comparing(
                        Casuistiekset::opgeslagenOp, Comparator.nullsFirst(Comparator.reverseOrder())))
                .toList();
        int room = PreparedSets.MOST_CASES;
        for (Casuistiekset set : newest) {
            Integer count = set.aantal().waarde();
            if (count != null && count > room) {
                continue;
            }
            room -= count == null ? 0 : count;
            if (lookedAt.add(set.hash())) {
                try {
                    prepared(set, () -> Workers.inTheBackground(1));
                } catch (RuntimeException e) {
                    if (Failures.storageIsAway(e)) {
                        lookedAt.remove(set.hash());
                    }
                    throw e;
                }
            }
        }
    }

    /** The cases of this set under the values of one parameter set. */
    private JudgedCases prepared(Casuistiekset set, Rekenset basis) {
        Supplier<Workers> workers = () -> new Workers(Runtime.getRuntime().availableProcessors());
        return basis.referentie().equals(beoordelaar.standaard().referentie())
                ? prepared(set, workers)
                : prepared.of(
                        set.hash() + " " + basis.referentie().hash(),
                        () -> prepared(set, workers).from(basis));
    }

    private JudgedCases prepared(Casuistiekset set, Supplier<Workers> workers) {
        return prepared.of(set.hash(), () -> {
            try (Workers own = workers.get()) {
                return new CalibrationRun(beoordelaar, beleid, 1)
                        .prepared(casussen(sets, set).casussen(), own);
            }
        });
    }

    /** The cases of this set, as a calibration takes them. */
    static Casussen casussen(Casuistieksets sets, Casuistiekset set) {
        List<Casus> cases = new ArrayList<>();
        sets.read(set, cases::add);
        return new Casussen(reference(set), set.hash(), cases);
    }

    private static String reference(Casuistiekset set) {
        return "%s@%d".formatted(set.naam(), set.versie());
    }

    private Gebruikt used(String referentie) {
        Casuistiekset set = sets.find(referentie).orElseThrow();
        return new Gebruikt(
                reference(set),
                set.hash(),
                set.aantal(),
                casuistry.opbouw(sets, set).herkomst());
    }

    private @Nullable Casuistiekset find(@Nullable String referentie, String pointer, int most, List<Fout> fouten) {
        if (referentie == null) {
            return null;
        }
        Casuistiekset set = sets.find(referentie).orElse(null);
        if (set == null) {
            fouten.add(new Fout(
                    pointer,
                    "onbekende-set",
                    "Deze set is er niet.",
                    "Kies een set uit /v1/casuistieksets, met of zonder versie, zoals weert of weert@2."));
            return null;
        }
        Integer count = set.aantal().waarde();
        if (count != null && count > most) {
            fouten.add(new Fout(
                    pointer,
                    "te-groot",
                    "De set heeft meer dan %d casussen; voor meer heeft de service te weinig geheugen.".formatted(most),
                    "Kies een kleinere set, of reken op de opdrachtregel."));
        }
        return set;
    }

    /** Every value that can't be tried. */
    private void check(Map<String, Double> values, List<Fout> fouten) {
        Parameterset set = beoordelaar.catalogue().parameters();
        Map<String, Parameter> known =
                set.parameters().stream().collect(Collectors.toMap(Parameter::naam, parameter -> parameter));
        new TreeMap<>(values).forEach((naam, value) -> {
            Parameter parameter = known.get(naam);
            boolean showable = SHOWABLE.matcher(naam).matches() && !Burgerservicenummer.in(naam);
            String pointer = showable ? PARAMETERS + "/" + naam : PARAMETERS;
            if (parameter == null) {
                fouten.add(new Fout(
                        pointer,
                        "onbekende-parameter",
                        "Deze parameter bestaat niet.",
                        "Kies een parameter uit /v1/parametersets/actief."));
            } else if (parameter.ijken() == null) {
                fouten.add(new Fout(
                        pointer,
                        "ligt-vast",
                        "Deze parameter ligt vast en wordt niet geijkt.",
                        "Kies een parameter met een ijkruimte."));
            } else if (Arrays.stream(parameter.ijken().values()).noneMatch(each -> Math.abs(each - value) < 1e-9)) {
                fouten.add(new Fout(
                        pointer,
                        "buiten-ijkruimte",
                        "%s ligt niet in de ijkruimte.".formatted(Wording.number(value)),
                        "Kies uit %s."
                                .formatted(Arrays.stream(parameter.ijken().values())
                                        .mapToObj(Wording::number)
                                        .collect(Collectors.joining(", ")))));
            }
        });
    }

    private static void refuse(List<Fout> fouten) {
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(
                    fouten.stream().sorted(Comparator.comparing(Fout::pointer)).toList());
        }
    }
}
