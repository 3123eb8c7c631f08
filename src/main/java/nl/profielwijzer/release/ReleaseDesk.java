package nl.profielwijzer.release;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.PackagedSets;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.MotiveCheck;
import nl.profielwijzer.release.Parametersets.Opgeslagen;
import nl.profielwijzer.release.SetCheck.Cases;
import nl.profielwijzer.release.Setversie.Samenvatting;
import nl.profielwijzer.release.StapGeweigerd.Reden;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where parameter sets are drawn up, submitted, approved by someone else, activated and rolled back. Whoever acts on a
 * set says which {@link Setversie#wijziging} he saw. Every act is done whole or not at all; what was done holds at once
 * for assessments here, and within seconds on other instances.
 */
public final class ReleaseDesk {
    private static final int LONGEST_MOTIVE = 2_000;
    private static final int LONGEST_REFERENCE = 500;
    private static final int LONGEST_REACH = 300;

    private final Parametersets sets;
    private final GeldendeParameters geldend;
    private final Beoordelaar beoordelaar;
    private final Casuistieksets casuistiek;
    private final SetCheck check;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param routes how heavy the support of each route is: more or less support is held against it */
    public ReleaseDesk(
            Parametersets sets,
            GeldendeParameters geldend,
            Beoordelaar beoordelaar,
            Map<String, Integer> routes,
            Casuistieksets casuistiek,
            PlatformTransactionManager transactions,
            Clock clock) {
        this(
                sets,
                geldend,
                beoordelaar,
                new SetCheck(sets, beoordelaar, routes, ReleaseDesk::packaged),
                casuistiek,
                transactions,
                clock);
    }

    ReleaseDesk(
            Parametersets sets,
            GeldendeParameters geldend,
            Beoordelaar beoordelaar,
            SetCheck check,
            Casuistieksets casuistiek,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sets = sets;
        this.geldend = geldend;
        this.beoordelaar = beoordelaar;
        this.check = check;
        this.casuistiek = casuistiek;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Every case that comes with the product. */
    static List<Cases> packaged() {
        PackagedSets packaged = new PackagedSets();
        return PackagedSets.NAMES.stream()
                .map(naam -> new Cases(naam, false, packaged.cases(naam)))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Every set, the newest first. */
    public List<Samenvatting> list() {
        return sets.list(today());
    }

    /** The set with this reference. */
    public Optional<Setversie> find(Setreferentie set) {
        return sets.find(set, today());
    }

    /**
     * The set with this reference, ready to weigh with.
     *
     * @throws IllegalArgumentException when it doesn't exist or doesn't fit the rules of now
     */
    public Rekenset rekenset(Setreferentie set) {
        return sets.rekenset(set);
    }

    /**
     * What the second set says other than the first.
     *
     * @throws StapGeweigerd when one of them doesn't exist
     */
    public List<Waardeverschil> verschillen(Setreferentie van, Setreferentie naar) {
        return sets.verschillen(
                sets.laatsteWaarden(van).orElseThrow(ReleaseDesk::unknown),
                sets.laatsteWaarden(naar).orElseThrow(ReleaseDesk::unknown));
    }

    /**
     * Draws up a concept from the set in force.
     *
     * @param id names the line of versions it belongs to; null is that of the set in force
     * @throws VoorstelOngeldig when it can't be kept as a concept
     */
    public Setversie opstellen(@Nullable String id, Wijzigingsvoorstel voorstel, String door) {
        List<Fout> fouten = faults(voorstel);
        if (id != null && Setreferentie.of(id + "@1").isEmpty()) {
            fouten.add(new Fout(
                    "/id",
                    "verkeerde-vorm",
                    "Dit kan geen naam van een set zijn.",
                    "Gebruik hoogstens 40 kleine letters, cijfers en streepjes."));
        }
        refuse(fouten);
        Setreferentie made = transaction.execute(status -> {
            sets.lock();
            Setreferentie basis = basis(voorstel.werkingsgebied());
            String line = id == null ? basis.id() : id;
            Setreferentie set = new Setreferentie(line, sets.nextVersion(line));
            sets.add(contents(set, basis, voorstel));
            note(set, Setstap.OPSTELLEN, door, voorstel.motief(), null);
            return set;
        });
        return find(made).orElseThrow();
    }

    /**
     * Puts another content in a concept, which from then on departs from the set that is in force now.
     *
     * @throws VoorstelOngeldig when it can't be kept as a concept
     */
    public Setversie wijzigen(Setreferentie set, int wijziging, Wijzigingsvoorstel voorstel, String door) {
        refuse(faults(voorstel));
        return act(
                set,
                wijziging,
                Setstap.WIJZIGEN,
                door,
                voorstel.motief(),
                null,
                now -> sets.change(contents(set, basis(voorstel.werkingsgebied()), voorstel)));
    }

    /** The set that a concept is made from: that of its first municipality, after everything that is planned. */
    public Setreferentie basis(Werkingsgebied werkingsgebied) {
        return sets.tijdlijnen().laatste(werkingsgebied).iterator().next();
    }

    private Opgeslagen contents(Setreferentie set, Setreferentie basis, Wijzigingsvoorstel voorstel) {
        Map<String, Double> was = sets.laatsteWaarden(basis).orElseThrow();
        SortedMap<String, Double> changes = new TreeMap<>(voorstel.wijzigingen());
        changes.entrySet().removeIf(change -> change.getValue().equals(was.get(change.getKey())));
        return new Opgeslagen(
                set,
                0,
                Setstatus.CONCEPT,
                voorstel.werkingsgebied(),
                basis,
                voorstel.motief().strip(),
                new Onderbouwing(
                        voorstel.onderbouwing().soort(),
                        voorstel.onderbouwing().verwijzing().strip()),
                Parametersets.waarden(sets.rekenset(basis)),
                changes,
                null);
    }

    /**
     * Checks a set and finds out what it would change, without submitting it.
     *
     * @param cases a set of cases to try on besides those that come with the product
     * @throws VoorstelOngeldig when there is no such set of cases
     * @throws StapGeweigerd when there is no such parameter set
     */
    public Toetsverslag toetsen(Setreferentie set, @Nullable String cases) {
        return check.check(stored(set), own(cases));
    }

    /**
     * Submits a concept for approval by someone else.
     *
     * @param cases a set of cases to try on besides those that come with the product
     * @throws VoorstelOngeldig with everything that keeps it from being submitted
     */
    public Setversie indienen(
            Setreferentie set, int wijziging, @Nullable String motief, @Nullable String cases, String door) {
        refuse(motief == null ? List.of() : text("/motief", motief, LONGEST_MOTIVE));
        List<Cases> own = own(cases);
        current(set, wijziging, Setstap.INDIENEN);
        Opgeslagen seen = stored(set);
        // Outside the transaction, because it takes seconds; a change in between is noticed by its number.
        Toetsverslag verslag = check.check(seen, own);
        return act(set, wijziging, Setstap.INDIENEN, door, motief, null, now -> {
            refuse(verslag.fouten());
            sets.report(set, verslag);
        });
    }

    /** Approves what somebody else submitted. */
    public Setversie goedkeuren(Setreferentie set, int wijziging, String motief, String door) {
        return judge(set, wijziging, Setstap.GOEDKEUREN, motief, door);
    }

    /** Rejects what somebody else submitted. */
    public Setversie afwijzen(Setreferentie set, int wijziging, String motief, String door) {
        return judge(set, wijziging, Setstap.AFWIJZEN, motief, door);
    }

    private Setversie judge(Setreferentie set, int wijziging, Setstap stap, String motief, String door) {
        refuse(text("/motief", motief, LONGEST_MOTIVE));
        return act(set, wijziging, stap, door, motief, null, now -> {
            if (now.isVan(door)) {
                throw new StapGeweigerd(
                        Reden.VIER_OGEN,
                        "U heeft deze set zelf opgesteld, gewijzigd of ingediend. Vraag iemand anders om te oordelen.");
            }
        });
    }

    /**
     * Lets an approved set count from a day on; while that day is still to come another can be chosen.
     *
     * @param ingangsdatum first peildatum; null is today
     * @throws VoorstelOngeldig when the day has passed
     */
    public Setversie activeren(
            Setreferentie set, int wijziging, @Nullable LocalDate ingangsdatum, @Nullable String motief, String door) {
        LocalDate today = today();
        LocalDate vanaf = ingangsdatum == null ? today : ingangsdatum;
        List<Fout> fouten = new ArrayList<>(motief == null ? List.of() : text("/motief", motief, LONGEST_MOTIVE));
        if (vanaf.isBefore(today)) {
            fouten.add(new Fout(
                    "/ingangsdatum",
                    "in-het-verleden",
                    "Deze dag is voorbij; adviezen over die dag zijn al gegeven.",
                    "Kies vandaag of een latere dag."));
        }
        refuse(fouten);
        return act(set, wijziging, Setstap.ACTIVEREN, door, motief, vanaf, now -> {
            // A day chosen before makes room for this one.
            sets.end(set, today);
            Tijdlijnen tijdlijnen = sets.tijdlijnen();
            tijdlijnen.gepland(now.werkingsgebied(), vanaf, set).ifPresent(later -> {
                throw new StapGeweigerd(
                        Reden.STAND,
                        "Vanaf %s staat %s al klaar. Kies een dag vanaf dan, of trek die set eerst in."
                                .formatted(said(later.vanaf()), later.set()));
            });
            unchangedSinceSubmission(now, tijdlijnen);
            sets.rekenset(set);
            sets.activate(set, now.werkingsgebied(), vanaf);
        });
    }

    private void unchangedSinceSubmission(Setversie set, Tijdlijnen tijdlijnen) {
        Toetsverslag verslag = set.toetsverslag();
        Set<Setreferentie> then = verslag == null
                ? Set.of()
                : verslag.vervangt().stream()
                        .map(Toetsverslag.Vervanging::parameterset)
                        .collect(Collectors.toSet());
        Set<Setreferentie> now = tijdlijnen.laatste(set.werkingsgebied());
        if (!then.equals(now)) {
            throw new StapGeweigerd(
                    Reden.STAND,
                    "Sinds het indienen geldt er een andere set: %s. Trek deze in en stel haar opnieuw op."
                            .formatted(Wording.enumerated(
                                    now.stream().map(Setreferentie::toString).toList())));
        }
        if (verslag != null && !verslag.regelversie().equals(beoordelaar.rules().hash())) {
            throw new StapGeweigerd(
                    Reden.STAND,
                    "Sinds het indienen zijn de regels veranderd. Trek deze set in en stel haar opnieuw op.");
        }
    }

    /** Withdraws a set that doesn't count yet. */
    public Setversie intrekken(Setreferentie set, int wijziging, String motief, String door) {
        refuse(text("/motief", motief, LONGEST_MOTIVE));
        return act(set, wijziging, Setstap.INTREKKEN, door, motief, null, now -> {
            if (now.ingangsdatum() != null) {
                Set<Setreferentie> laatste = sets.tijdlijnen().laatste(now.werkingsgebied());
                if (!laatste.equals(Set.of(set))) {
                    laatste.remove(set);
                    throw onTop(laatste.iterator().next());
                }
                sets.end(set, today());
            }
        });
    }

    /** Rolls back a set in force: what counted before counts again from today on. */
    public Setversie terugdraaien(Setreferentie set, int wijziging, String motief, String door) {
        refuse(text("/motief", motief, LONGEST_MOTIVE));
        return act(set, wijziging, Setstap.TERUGDRAAIEN, door, motief, null, now -> {
            if (now.basis() == null) {
                throw new StapGeweigerd(
                        Reden.STAND, "Deze set komt met de regels mee; er is geen vorige om naar terug te gaan.");
            }
            sets.tijdlijnen().gepland(now.werkingsgebied(), today(), set).ifPresent(later -> {
                throw onTop(later.set());
            });
            sets.end(set, today());
        });
    }

    private static StapGeweigerd onTop(Setreferentie later) {
        return new StapGeweigerd(
                Reden.STAND, "Set %s staat klaar en gaat hiervan uit. Trek die eerst in.".formatted(later));
    }

    /** Does one step with a set, while no other change can come between. */
    private Setversie act(
            Setreferentie set,
            int wijziging,
            Setstap stap,
            String door,
            @Nullable String motief,
            @Nullable LocalDate ingangsdatum,
            Consumer<Setversie> change) {
        transaction.executeWithoutResult(status -> {
            sets.lock();
            Setversie now = current(set, wijziging, stap);
            change.accept(now);
            note(set, stap, door, motief, ingangsdatum);
            afterwards();
        });
        return find(set).orElseThrow();
    }

    /** The set, when it is as the caller saw it and this step can be done with it. */
    private Setversie current(Setreferentie set, int wijziging, Setstap stap) {
        Setversie now = find(set).orElseThrow(ReleaseDesk::unknown);
        if (now.wijziging() != wijziging) {
            throw new StapGeweigerd(
                    Reden.VERANDERD,
                    "Iemand heeft deze set intussen veranderd. Haal haar opnieuw op en kijk of uw stap nog past.");
        }
        if (!stap.kan(now.status())) {
            throw new StapGeweigerd(
                    Reden.STAND,
                    "%s kan niet: deze set heeft de status %s."
                            .formatted(
                                    Wording.capitalised(stap.name().toLowerCase(Locale.ROOT)),
                                    now.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return now;
    }

    private Opgeslagen stored(Setreferentie set) {
        if (find(set).orElseThrow(ReleaseDesk::unknown).basis() == null) {
            throw new StapGeweigerd(
                    Reden.STAND, "Deze set komt met de regels mee en is geen voorstel. Stel eerst een concept op.");
        }
        return sets.row(set).orElseThrow(ReleaseDesk::unknown);
    }

    /** Assessments follow when the change can no longer be undone, also when it is part of a larger whole. */
    private void afterwards() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                geldend.volg();
            }
        });
    }

    private void note(
            Setreferentie set, Setstap stap, String door, @Nullable String motief, @Nullable LocalDate ingangsdatum) {
        sets.note(
                set,
                new Setgebeurtenis(
                        stap,
                        door,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        motief == null ? null : motief.strip(),
                        ingangsdatum));
    }

    private List<Cases> own(@Nullable String cases) {
        if (cases == null) {
            return List.of();
        }
        Casuistiekset set = casuistiek
                .find(cases)
                .orElseThrow(() -> new VoorstelOngeldig(List.of(new Fout(
                        "/casuistiek",
                        "onbekende-set",
                        "Deze set met casussen bestaat niet.",
                        "Geef een naam of een naam met versie, zoals weert@2."))));
        if (set.meegeleverd()) {
            return List.of();
        }
        List<Casus> all = new ArrayList<>();
        casuistiek.read(set, all::add);
        return List.of(new Cases("%s@%d".formatted(set.naam(), set.versie()), set.echt(), all));
    }

    /** What keeps a proposal from being kept, even as a concept. */
    private List<Fout> faults(Wijzigingsvoorstel voorstel) {
        List<Fout> fouten = new ArrayList<>();
        fouten.addAll(text("/motief", voorstel.motief(), LONGEST_MOTIVE));
        fouten.addAll(text("/onderbouwing/verwijzing", voorstel.onderbouwing().verwijzing(), LONGEST_REFERENCE));
        List<String> gemeenten = voorstel.werkingsgebied().gemeenten();
        if (gemeenten != null && (gemeenten.isEmpty() || gemeenten.size() > LONGEST_REACH)) {
            fouten.add(new Fout(
                    "/werkingsgebied/gemeenten",
                    "buiten-bereik",
                    "Een set geldt voor 1 tot en met %d gemeenten, of voor alle.".formatted(LONGEST_REACH),
                    "Noem gemeenten, of laat het werkingsgebied weg als de set voor alle gemeenten is."));
        }
        Set<String> known =
                beoordelaar.catalogue().gemeenten().stream().map(Gemeente::code).collect(Collectors.toSet());
        if (gemeenten != null && !known.containsAll(gemeenten)) {
            fouten.add(new Fout(
                    "/werkingsgebied/gemeenten",
                    "gemeente-onbekend",
                    "Een van deze gemeenten staat niet in de catalogus.",
                    "Kies CBS-codes van gemeenten uit /v1/gemeenten."));
        }
        voorstel.wijzigingen().forEach((naam, waarde) -> {
            if (!sets.parameters().containsKey(naam)) {
                fouten.add(new Fout(
                        "/wijzigingen",
                        "onbekende-parameter",
                        "Een van deze parameters bestaat niet.",
                        "Kies namen uit /v1/parametersets/actief."));
            } else if (!Double.isFinite(waarde)) {
                fouten.add(new Fout("/wijzigingen/" + naam, "geen-getal", "Dit is geen getal.", "Geef een getal."));
            }
        });
        return fouten.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Fout> text(String pointer, String text, int longest) {
        return MotiveCheck.faults(pointer, text, longest, "een set");
    }

    private static void refuse(List<Fout> fouten) {
        if (!fouten.isEmpty()) {
            throw new VoorstelOngeldig(fouten);
        }
    }

    private static StapGeweigerd unknown() {
        return new StapGeweigerd(Reden.ONBEKEND, "Deze parameterset bestaat niet.");
    }

    private static String said(LocalDate day) {
        return "%02d-%02d-%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
