package nl.profielwijzer.shadow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setstatus;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.release.StapGeweigerd.Reden;
import nl.profielwijzer.release.VoorstelOngeldig;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.shadow.Schaduwen.Opgeslagen;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a submitted or approved parameter set is let along in the shadow, and where its report is read. */
public class ShadowDesk {
    /** Most days that one lasts. */
    static final int LONGEST = 184;

    /** Most of them that weigh the assessments of one municipality. */
    static final int TOGETHER = 3;

    private static final int LATEST_START = 366;

    private final Schaduwen schaduwen;
    private final ReleaseDesk sets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShadowDesk(Schaduwen schaduwen, ReleaseDesk sets, PlatformTransactionManager transactions, Clock clock) {
        this.schaduwen = schaduwen;
        this.sets = sets;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Lets a set along.
     *
     * @param vanaf first day; null is today, with all assessments of that day
     * @param totEnMet last day
     * @throws VoorstelOngeldig when the period can't be
     * @throws StapGeweigerd when there is no such set, it is no proposal, or there are too many already
     */
    public Schaduw start(Setreferentie set, @Nullable LocalDate vanaf, LocalDate totEnMet, String door) {
        return transaction.execute(status -> {
            schaduwen.lockSets();
            Setversie now = version(set);
            Instant moment = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            LocalDate today = LocalDate.now(clock);
            LocalDate first = vanaf == null ? today : vanaf;
            refuseStatus(now);
            refusePeriod(now, first, totEnMet, today);
            refuseCrowd(now);
            Opgeslagen schaduw = new Opgeslagen(
                    UUID.randomUUID().toString(),
                    set,
                    first,
                    totEnMet,
                    door,
                    moment,
                    null,
                    null,
                    Schaduweinde.begin(first, clock),
                    false);
            schaduwen.add(schaduw);
            return schaduw(schaduw, now);
        });
    }

    /** Whether a set of this status can run along. */
    public static boolean kan(Setstatus status) {
        return status == Setstatus.TER_GOEDKEURING || status == Setstatus.GOEDGEKEURD;
    }

    private static void refuseStatus(Setversie set) {
        if (!kan(set.status())) {
            throw new StapGeweigerd(
                    Reden.STAND,
                    "In de schaduw meelopen kan niet: deze set heeft de status %s. Dat kan een set die is ingediend of goedgekeurd."
                            .formatted(
                                    set.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
    }

    private void refusePeriod(Setversie set, LocalDate vanaf, LocalDate totEnMet, LocalDate today) {
        List<Fout> fouten = new ArrayList<>();
        if (vanaf.isBefore(today) || vanaf.isAfter(today.plusDays(LATEST_START))) {
            fouten.add(new Fout(
                    "/vanaf",
                    "buiten-bereik",
                    "Deze dag is voorbij, of ligt meer dan een jaar vooruit.",
                    "Kies vandaag of een dag binnen een jaar."));
        }
        if (totEnMet.isBefore(vanaf) || totEnMet.isAfter(vanaf.plusDays(LONGEST - 1))) {
            fouten.add(new Fout(
                    "/totEnMet",
                    "buiten-bereik",
                    "De periode eindigt voor zij begint, of duurt langer dan %d dagen.".formatted(LONGEST),
                    "Kies een laatste dag op of na de eerste, hoogstens %d dagen in totaal.".formatted(LONGEST)));
        }
        if (fouten.isEmpty()
                && !Schaduweinde.of(totEnMet, null, set.historie(), clock)
                        .tijdstip()
                        .isAfter(Schaduweinde.begin(vanaf, clock))) {
            fouten.add(new Fout(
                    "/vanaf",
                    "set-geldt-al",
                    "Op deze dag gaat de set zelf in; dan valt er niets meer te vergelijken.",
                    "Kies een eerdere dag."));
        }
        if (!fouten.isEmpty()) {
            throw new VoorstelOngeldig(fouten);
        }
    }

    private void refuseCrowd(Setversie set) {
        int everywhere = 0;
        Map<String, Integer> perGemeente = new HashMap<>();
        for (Opgeslagen other : schaduwen.open()) {
            Setversie its = version(other.set());
            if (schaduw(other, its).stand() == Schaduwstand.AFGELOPEN) {
                continue;
            }
            if (other.set().equals(set.referentie())) {
                throw new StapGeweigerd(
                        Reden.STAND,
                        "Deze set loopt al mee in de schaduw, of gaat dat doen. Beëindig dat eerst als u een andere periode wilt.");
            }
            List<String> gemeenten = its.werkingsgebied().gemeenten();
            if (gemeenten == null) {
                everywhere++;
            } else {
                gemeenten.stream()
                        .filter(set.werkingsgebied()::geldtVoor)
                        .forEach(gemeente -> perGemeente.merge(gemeente, 1, Integer::sum));
            }
        }
        int most = everywhere
                + perGemeente.values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0);
        if (most >= TOGETHER) {
            throw new StapGeweigerd(
                    Reden.STAND,
                    "Er lopen al %d sets in de schaduw mee voor een van deze gemeenten. Beëindig er eerst een."
                            .formatted(most));
        }
    }

    /**
     * The shadows of this set, the newest first.
     *
     * @throws StapGeweigerd when there is no such set
     */
    public List<Schaduw> list(Setreferentie set) {
        Setversie now = version(set);
        return schaduwen.of(set).stream().map(each -> schaduw(each, now)).toList();
    }

    /**
     * For which municipalities a shadow of this set weighs.
     *
     * @throws StapGeweigerd when there is no such set
     */
    public Werkingsgebied werkingsgebied(Setreferentie set) {
        return version(set).werkingsgebied();
    }

    /**
     * Ends a shadow that is planned or runs; what it weighed stays.
     *
     * @return empty when this set has no such shadow
     * @throws StapGeweigerd when it is over already
     */
    public Optional<Schaduw> end(Setreferentie set, String id, String door) {
        return transaction.execute(status -> {
            schaduwen.lockSets();
            Optional<Opgeslagen> found = schaduwen.find(set, id);
            found.ifPresent(each -> {
                if (schaduw(each, version(set)).stand() == Schaduwstand.AFGELOPEN) {
                    throw new StapGeweigerd(Reden.STAND, "Beëindigen kan niet: deze schaduw is al afgelopen.");
                }
                schaduwen.end(id, door, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            });
            return schaduwen.find(set, id).map(each -> schaduw(each, version(set)));
        });
    }

    /**
     * What a shadow would have changed.
     *
     * @param gemeenten CBS codes of which the reader may see figures; null is all
     * @return empty when this set has no such shadow
     */
    public Optional<Schaduwverslag> report(Setreferentie set, String id, @Nullable Set<String> gemeenten) {
        return schaduwen
                .find(set, id)
                .map(each -> new Figures(schaduwen, id, gemeenten).report(schaduw(each, version(set))));
    }

    private Setversie version(Setreferentie set) {
        return sets.find(set).orElseThrow(() -> new StapGeweigerd(Reden.ONBEKEND, "Deze parameterset bestaat niet."));
    }

    private Schaduw schaduw(Opgeslagen stored, Setversie set) {
        Schaduweinde einde = Schaduweinde.of(stored.totEnMet(), stored.beeindigdOp(), set.historie(), clock);
        Instant now = clock.instant();
        return new Schaduw(
                stored.id(),
                stored.set(),
                set.werkingsgebied(),
                stored.vanaf(),
                stored.totEnMet(),
                !now.isBefore(einde.tijdstip())
                        ? Schaduwstand.AFGELOPEN
                        : now.isBefore(Schaduweinde.begin(stored.vanaf(), clock))
                                ? Schaduwstand.GEPLAND
                                : Schaduwstand.LOOPT,
                einde,
                stored.gestartDoor(),
                stored.gestartOp(),
                stored.beeindigdDoor(),
                stored.bijgewerktTot(),
                stored.afgerond());
    }
}
