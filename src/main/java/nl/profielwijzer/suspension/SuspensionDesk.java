package nl.profielwijzer.suspension;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.MotiveCheck;
import nl.profielwijzer.suspension.Stillegging.Hervatting;
import org.jspecify.annotations.Nullable;

/** Where advice is suspended and resumed, each with a reason. It holds from the next assessment on. */
public class SuspensionDesk {
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_REACH = 300;

    private final Stilleggingen stilleggingen;
    private final Catalogue catalogue;
    private final Clock clock;

    public SuspensionDesk(Stilleggingen stilleggingen, Catalogue catalogue, Clock clock) {
        this.stilleggingen = stilleggingen;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Those that are about one of these municipalities, the newest first.
     *
     * @param gemeenten CBS codes; null is every municipality
     */
    public List<Stillegging> list(@Nullable Collection<String> gemeenten) {
        return stilleggingen.list().stream()
                .filter(each -> each.raaktEen(gemeenten))
                .toList();
    }

    public Optional<Stillegging> find(String id) {
        return stilleggingen.find(id);
    }

    /** Every profile and result area of every catalogue, by code. */
    public List<Profiel> profielen() {
        return List.copyOf(catalogue.profielcatalogi().stream()
                .flatMap(catalogus -> catalogus.profielen().stream())
                .collect(Collectors.toMap(Profiel::code, each -> each, (one, other) -> one, TreeMap::new))
                .values());
    }

    /**
     * Suspends advice from now on.
     *
     * @param gemeenten CBS codes; null is every municipality
     * @param profielen codes of profiles and result areas; null is all advice
     * @throws IntakeOngeldig with everything that is wrong with it
     */
    public Stillegging stilleggen(
            @Nullable List<String> gemeenten, @Nullable List<String> profielen, String reden, String door) {
        refuse(faults(gemeenten, profielen, reden));
        Stillegging made =
                new Stillegging(UUID.randomUUID().toString(), gemeenten, profielen, reden.strip(), door, now(), null);
        stilleggingen.add(made);
        return made;
    }

    /**
     * What keeps this from being suspended, without doing it.
     *
     * @param reden null leaves it out of the check
     */
    public List<Fout> faults(
            @Nullable List<String> gemeenten, @Nullable List<String> profielen, @Nullable String reden) {
        List<Fout> fouten = new ArrayList<>();
        Set<String> municipalities =
                catalogue.gemeenten().stream().map(Gemeente::code).collect(Collectors.toSet());
        if (gemeenten != null && (gemeenten.isEmpty() || gemeenten.size() > LONGEST_REACH)) {
            fouten.add(new Fout(
                    "/gemeenten",
                    "buiten-bereik",
                    "Een stillegging geldt voor 1 tot en met %d gemeenten, of voor alle.".formatted(LONGEST_REACH),
                    "Noem gemeenten, of laat gemeenten weg als het voor alle is."));
        } else if (gemeenten != null && !municipalities.containsAll(gemeenten)) {
            fouten.add(new Fout(
                    "/gemeenten",
                    "gemeente-onbekend",
                    "Een van deze gemeenten staat niet in de catalogus.",
                    "Kies CBS-codes van gemeenten uit /v1/gemeenten."));
        }
        Set<String> codes = profielen().stream().map(Profiel::code).collect(Collectors.toSet());
        if (profielen != null && profielen.isEmpty()) {
            fouten.add(new Fout(
                    "/profielen",
                    "buiten-bereik",
                    "Er is geen profiel genoemd.",
                    "Noem profielen, of laat profielen weg als al het advies stil moet."));
        } else if (profielen != null && !codes.containsAll(profielen)) {
            fouten.add(new Fout(
                    "/profielen",
                    "profiel-onbekend",
                    "Een van deze profielen bestaat niet.",
                    "Kies codes van profielen uit /v1/profielen."));
        }
        if (reden != null) {
            fouten.addAll(reason(reden));
        }
        return fouten;
    }

    /**
     * Lets advice be given again from now on.
     *
     * @throws IntakeOngeldig when the reason can't be kept
     * @throws AlHervat when it was lifted before
     */
    public Stillegging hervatten(String id, String reden, String door) {
        refuse(reason(reden));
        stilleggingen.lift(id, new Hervatting(reden.strip(), door, now()));
        return stilleggingen.find(id).orElseThrow();
    }

    private static List<Fout> reason(String reden) {
        return MotiveCheck.faults("/reden", reden, LONGEST_REASON, "een stillegging");
    }

    private static void refuse(List<Fout> fouten) {
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(fouten);
        }
    }

    /** What every database keeps of a moment. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
