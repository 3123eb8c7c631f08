package nl.profielwijzer.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.monitoring.Tellingen;
import nl.profielwijzer.retention.Conversations.Gesprek;
import nl.profielwijzer.retention.Dossier.Deel;
import nl.profielwijzer.retention.Vernietigingsverslag.Aanleiding;
import nl.profielwijzer.retention.Vernietigingsverslag.Aantal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys files whose term is over, after a trial that showed which, and keeps the report. */
public class Vernietiging {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tellingen tellingen;
    private final Dossiers dossiers;
    private final Conversations conversations;
    private final Bewaarplichten plichten;
    private final Clock clock;

    public Vernietiging(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Tellingen tellingen,
            Bewaarplichten plichten,
            Bewaartermijnen termijnen,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.tellingen = tellingen;
        this.dossiers = new Dossiers(jdbc, termijnen, clock);
        this.conversations = new Conversations(jdbc, termijnen, clock);
        this.plichten = plichten;
        this.clock = clock;
    }

    /**
     * What would be destroyed now.
     *
     * @param gemeenten CBS codes; null is all
     * @param door name of the user who asks
     */
    public Vernietigingsverslag trial(@Nullable Set<String> gemeenten, String door) {
        return transaction.execute(status -> report(null, gemeenten, door));
    }

    /**
     * Destroys what a trial showed: all of it, or nothing.
     *
     * @param controlegetal that of the trial
     * @throws AndereVernietiging when something else would be destroyed by now
     */
    public Vernietigingsverslag destroy(String controlegetal, @Nullable Set<String> gemeenten, String door) {
        return transaction.execute(status -> {
            Vernietigingsverslag verslag = report(UUID.randomUUID().toString(), gemeenten, door);
            if (!verslag.controlegetal().equals(controlegetal)) {
                throw new AndereVernietiging();
            }
            remove(verslag);
            return verslag;
        });
    }

    private Vernietigingsverslag report(@Nullable String id, @Nullable Set<String> gemeenten, String door) {
        List<Bewaarplicht> held = plichten.list();
        List<Dossier> free = new ArrayList<>();
        int staying = 0;
        for (Dossier dossier : dossiers.outOfTime(gemeenten)) {
            if (held.stream()
                    .anyMatch(plicht -> plicht.gemeente().equals(dossier.gemeente())
                            && plicht.kenmerk().equals(dossier.kenmerk()))) {
                staying++;
            } else {
                free.add(dossier);
            }
        }
        List<Gesprek> talks = conversations.outOfTime(gemeenten).stream()
                .filter(gesprek -> held.stream().noneMatch(plicht -> gesprek.isOf(plicht.gemeente(), plicht.kenmerk())))
                .toList();
        return report(id, free, talks, staying, Aanleiding.TERMIJN_VOORBIJ, door);
    }

    private Vernietigingsverslag report(
            @Nullable String id,
            List<Dossier> free,
            List<Gesprek> talks,
            int staying,
            Aanleiding aanleiding,
            String door) {
        List<String> talkIds = talks.stream().map(Gesprek::id).sorted().toList();
        List<String> ids = free.stream()
                .flatMap(dossier -> dossier.delen().stream().map(Deel::beoordeling))
                .sorted()
                .toList();
        Map<String, Aantal> counts = new TreeMap<>();
        for (Dossier dossier : free) {
            for (Deel deel : dossier.delen()) {
                counts.merge(
                        deel.maand() + dossier.klasse(),
                        new Aantal(dossier.klasse(), deel.maand(), 1),
                        (one, other) -> new Aantal(one.klasse(), one.maand(), one.aantal() + other.aantal()));
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Vernietigingsverslag(
                id,
                now,
                aanleiding,
                door,
                Vernietigingsverslag.controlegetal(ids, talkIds),
                ids.size(),
                List.copyOf(counts.values()),
                staying,
                ids,
                talkIds);
    }

    /**
     * Destroys what is kept of one household because its resident asked so.
     *
     * @param dossier null when there are only conversations
     */
    Vernietigingsverslag destroy(@Nullable Dossier dossier, List<Gesprek> talks, String door) {
        return transaction.execute(status -> {
            Vernietigingsverslag verslag = report(
                    UUID.randomUUID().toString(),
                    dossier == null ? List.of() : List.of(dossier),
                    talks,
                    0,
                    Aanleiding.VERZOEK,
                    door);
            remove(verslag);
            return verslag;
        });
    }

    private void remove(Vernietigingsverslag verslag) {
        conversations.remove(verslag.intakeconcepten());
        tellingen.forget(verslag.beoordelingen());
        dossiers.remove(verslag.beoordelingen());
        keep(verslag);
    }

    private void keep(Vernietigingsverslag verslag) {
        jdbc.sql("insert into vernietiging (id, tijdstip, verslag) values (:id, :tijdstip, :verslag)")
                .param("id", verslag.id())
                .param("tijdstip", verslag.tijdstip().atOffset(ZoneOffset.UTC))
                .param("verslag", Json.JSON.writeValueAsString(verslag))
                .update();
    }

    /** The report with this id. */
    public Optional<Vernietigingsverslag> find(String id) {
        return jdbc.sql("select verslag from vernietiging where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(text -> Json.JSON.readValue(text, Vernietigingsverslag.class));
    }

    /** All reports, the newest first. */
    public List<Vernietigingsverslag> list() {
        return jdbc
                .sql("select verslag from vernietiging order by tijdstip desc, id")
                .query(String.class)
                .list()
                .stream()
                .map(text -> Json.JSON.readValue(text, Vernietigingsverslag.class))
                .toList();
    }
}
