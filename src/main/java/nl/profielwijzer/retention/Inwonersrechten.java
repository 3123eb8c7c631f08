package nl.profielwijzer.retention;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.profielwijzer.audit.Logregels;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.retention.Conversations.Gesprek;
import nl.profielwijzer.retention.Dossier.Deel;
import nl.profielwijzer.retention.Inzage.Vastgelegd;
import nl.profielwijzer.retention.Inzage.Verricht;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a resident may ask about the own file: to see all of it, and to have it erased. */
public class Inwonersrechten {
    private final Beoordelingen beoordelingen;
    private final Bewaarplichten plichten;
    private final Vernietiging vernietiging;
    private final Bewaartermijnen termijnen;
    private final Logregels regels;
    private final Dossiers dossiers;
    private final Conversations conversations;
    private final Clock clock;

    public Inwonersrechten(
            JdbcClient jdbc,
            Beoordelingen beoordelingen,
            Bewaarplichten plichten,
            Vernietiging vernietiging,
            Bewaartermijnen termijnen,
            Logregels regels,
            Clock clock) {
        this.beoordelingen = beoordelingen;
        this.plichten = plichten;
        this.vernietiging = vernietiging;
        this.termijnen = termijnen;
        this.regels = regels;
        this.dossiers = new Dossiers(jdbc, termijnen, clock);
        this.conversations = new Conversations(jdbc, termijnen, clock);
        this.clock = clock;
    }

    /** Everything about this household. */
    public Inzage show(String gemeente, String kenmerk) {
        Dossier dossier = dossiers.find(gemeente, kenmerk);
        List<Deel> delen = dossier == null ? List.of() : dossier.delen();
        return new Inzage(
                gemeente,
                kenmerk,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                dossier == null ? null : dossier.klasse(),
                dossier == null ? null : termijnen.vrijOp(dossier.klasse(), dossier.laatsteWijziging()),
                plichten.find(gemeente, kenmerk).map(Bewaarplicht::reden).orElse(null),
                delen.stream()
                        .map(deel ->
                                stored(beoordelingen.find(deel.beoordeling()).orElseThrow()))
                        .toList(),
                conversations.of(gemeente, kenmerk).stream()
                        .map(Gesprek::inhoud)
                        .toList(),
                done(kenmerk, delen));
    }

    /** The log knows a household by its kenmerk alone; that it is the one of this municipality shows in the assessment. */
    private List<Verricht> done(String kenmerk, List<Deel> delen) {
        Set<String> own =
                delen.stream().map(deel -> "beoordeling/" + deel.beoordeling()).collect(Collectors.toSet());
        List<Verricht> done = new ArrayList<>();
        regels.about(kenmerk, regel -> {
            if (own.contains(assessment(regel.object()))) {
                done.add(new Verricht(
                        regel.tijdstip(), regel.actor(), regel.actie(), regel.object(), regel.resultaat()));
            }
        });
        return done;
    }

    /** {@code beoordeling/0197…} of {@code beoordeling/0197…/oordeel}. */
    private static String assessment(String object) {
        int part = object.indexOf('/', object.indexOf('/') + 1);
        return part < 0 ? object : object.substring(0, part);
    }

    private Vastgelegd stored(Beoordeling beoordeling) {
        return new Vastgelegd(
                beoordeling.id(),
                beoordeling.beoordeeldOp(),
                beoordeling.peildatum(),
                beoordeling.engineversie(),
                beoordeling.regelversie(),
                Json.JSON.valueToTree(beoordeling.parameterwaarden()),
                Json.JSON.readTree(beoordeling.intake()),
                Json.JSON.readTree(beoordeling.uitslag()),
                dossiers.oordelen(beoordeling.id()),
                dossiers.schaduwwegingen(beoordeling.id()),
                dossiers.aanbieding(beoordeling.id()));
    }

    /**
     * Erases the file of this household.
     *
     * @param belangAnderenAfgewogen a person weighed that nobody else needs the file (Jeugdwet art. 7.3.9, Wmo art. 5.3.5);
     *     only asked when it tells of safety
     * @param door name of the user
     * @return what was erased; null when nothing was stored
     * @throws WissenGeweigerd when the file has to stay, with the reason
     */
    @Nullable
    public Vernietigingsverslag erase(String gemeente, String kenmerk, boolean belangAnderenAfgewogen, String door) {
        plichten.find(gemeente, kenmerk).ifPresent(plicht -> {
            throw new WissenGeweigerd(
                    "Voor dit dossier geldt een bewaarplicht: %s. Hef die eerst op als zij niet meer geldt."
                            .formatted(plicht.reden()),
                    false);
        });
        Dossier dossier = dossiers.find(gemeente, kenmerk);
        List<Gesprek> talks = conversations.of(gemeente, kenmerk);
        if (dossier == null && talks.isEmpty()) {
            return null;
        }
        if (dossier != null && !belangAnderenAfgewogen && tellsOfSafety(dossier)) {
            throw new WissenGeweigerd(
                    "In dit dossier staat een veiligheidsmaatregel. Iemand anders kan er belang bij hebben dat het blijft"
                            + " (Jeugdwet art. 7.3.9, Wmo 2015 art. 5.3.5). Weeg dat eerst.",
                    true);
        }
        return vernietiging.destroy(dossier, talks, door);
    }

    private boolean tellsOfSafety(Dossier dossier) {
        return dossier.delen().stream()
                .map(deel -> beoordelingen.find(deel.beoordeling()).orElseThrow())
                .anyMatch(beoordeling -> !Json.JSON
                        .readTree(beoordeling.uitslag())
                        .path("veiligheid")
                        .isEmpty());
    }
}
