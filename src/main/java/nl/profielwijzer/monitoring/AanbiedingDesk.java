package nl.profielwijzer.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.casuistry.Importverslag;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.monitoring.Pseudonymiser.Pseudoniem;
import nl.profielwijzer.receipt.Beoordeling;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings judged assessments to casuistry: a consulent offers one, an analist takes what was offered into a set, through the
 * privacy gate. When a case is in a set, nothing tells any more which assessment it came of.
 */
public class AanbiedingDesk {
    /** Who judged saw the advice first. */
    private static final String BRON = "praktijk, beoordeeld met het advies in beeld";

    private final Oordelen oordelen;
    private final Adviesregels adviesregels;
    private final Pseudonymiser pseudonymiser;
    private final CasuistryDesk casuistry;
    private final Casuistieksets sets;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AanbiedingDesk(
            Oordelen oordelen,
            Adviesregels adviesregels,
            Pseudonymiser pseudonymiser,
            CasuistryDesk casuistry,
            Casuistieksets sets,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.oordelen = oordelen;
        this.adviesregels = adviesregels;
        this.pseudonymiser = pseudonymiser;
        this.casuistry = casuistry;
        this.sets = sets;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private enum Stand {
        AANGEBODEN,
        OPGENOMEN
    }

    /**
     * Offers a judged assessment. As long as it isn't in a set, offering again replaces it by what is judged now.
     *
     * @throws IntakeOngeldig when nobody judged it, when it is in a set already, or when it makes no good case
     */
    public Aanbieding offer(Beoordeling beoordeling) {
        return transaction.execute(status -> {
            adviesregels.lock(beoordeling.id());
            boolean taken = jdbc.sql("select status from aanbieding where beoordeling_id = :id")
                    .param("id", beoordeling.id())
                    .query(String.class)
                    .list()
                    .contains(Stand.OPGENOMEN.name());
            if (taken) {
                throw refused(
                        "al-opgenomen",
                        "De casus van deze beoordeling is al in een set opgenomen.",
                        "Bied een andere beoordeling aan.");
            }
            Casus casus = casus(beoordeling);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            jdbc.sql("delete from aanbieding where beoordeling_id = :id")
                    .param("id", beoordeling.id())
                    .update();
            jdbc.sql("""
                            insert into aanbieding (beoordeling_id, gemeente, status, aangeboden_op, casus)
                            values (:id, :gemeente, :status, :now, :casus)
                            """)
                    .param("id", beoordeling.id())
                    .param("gemeente", beoordeling.gemeente())
                    .param("status", Stand.AANGEBODEN.name())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("casus", Json.JSON.writeValueAsString(casus))
                    .update();
            return new Aanbieding(now, casus);
        });
    }

    private Casus casus(Beoordeling beoordeling) {
        Oordeelgeschiedenis gekozen = oordelen.history(beoordeling.id());
        if (gekozen.geldend().isEmpty()) {
            throw refused(
                    "geen-oordeel",
                    "Bij deze beoordeling is nog niet vastgelegd wat er is gekozen.",
                    "Leg eerst een oordeel vast.");
        }
        Pseudoniem pseudoniem = pseudonymiser.of(Json.JSON.readValue(beoordeling.intake(), Intake.class));
        Casus casus = new Casus(
                // A letter first: so many digits alone could be taken for something else.
                "c" + UUID.randomUUID().toString().replace("-", "").substring(1),
                null,
                Casus.Status.VASTGESTELD,
                Casus.Herkomst.GEANONIMISEERD,
                BRON,
                pseudoniem.intake(),
                oordelen(gekozen, pseudoniem),
                null,
                null,
                null);
        List<Fout> faults = casuistry.faults(casus);
        if (!faults.isEmpty()) {
            throw new IntakeOngeldig(faults);
        }
        return casus;
    }

    private static List<Expertoordeel> oordelen(Oordeelgeschiedenis gekozen, Pseudoniem pseudoniem) {
        Map<String, String> door = gekozen.doorPerLid();
        Map<String, String> roles = new LinkedHashMap<>();
        door.values().forEach(naam -> roles.putIfAbsent(naam, "R" + (roles.size() + 1)));
        return gekozen.geldend().stream()
                .map(regel -> new Expertoordeel(
                        Objects.requireNonNull(roles.get(door.get(regel.lid()))),
                        Objects.requireNonNull(pseudoniem.names().get(regel.lid())),
                        regel.wet(),
                        regel.route(),
                        regel.profiel(),
                        regel.intensiteit()))
                .toList();
    }

    private static IntakeOngeldig refused(String code, String melding, String herstel) {
        return new IntakeOngeldig(List.of(new Fout("", code, melding, herstel)));
    }

    /**
     * How many cases wait to be taken.
     *
     * @param gemeenten CBS codes; null is all
     */
    public Aantal waiting(@Nullable Set<String> gemeenten) {
        return Aantal.of(waitingCases(gemeenten, "").size(), true);
    }

    private record Wachtend(String beoordeling, String casus) {}

    private List<Wachtend> waitingCases(@Nullable Set<String> gemeenten, String lock) {
        if (gemeenten != null && gemeenten.isEmpty()) {
            return List.of();
        }
        JdbcClient.StatementSpec waiting = jdbc.sql(
                "select beoordeling_id, casus from aanbieding where status = 'AANGEBODEN'%s order by beoordeling_id%s"
                        .formatted(gemeenten == null ? "" : " and gemeente in (:gemeenten)", lock));
        return (gemeenten == null ? waiting : waiting.param("gemeenten", gemeenten))
                .query((row, number) -> new Wachtend(row.getString("beoordeling_id"), row.getString("casus")))
                .list();
    }

    /**
     * Takes all that was offered into the next version of a set, beside what is in it.
     *
     * @param gemeenten CBS codes; null is all
     * @throws IntakeOngeldig when there is nothing to take, when no set can have this name, or when the privacy gate
     *     refuses: then with what to do
     */
    public Opname take(String naam, @Nullable Set<String> gemeenten) {
        return transaction.execute(status -> {
            List<Wachtend> waiting = waitingCases(gemeenten, " for update");
            if (waiting.isEmpty()) {
                throw refused(
                        "niets-aangeboden",
                        "Er zijn geen aangeboden casussen.",
                        "Vraag consulenten om beoordelingen met een oordeel aan te bieden.");
            }
            Importverslag verslag = add(
                    naam,
                    waiting.stream()
                            .map(each -> Json.JSON.readValue(each.casus(), Casus.class))
                            .toList());
            Casuistiekset set = verslag.set();
            if (set == null) {
                throw new IntakeOngeldig(objections(verslag));
            }
            for (Wachtend each : waiting) {
                jdbc.sql("update aanbieding set status = :status, casus = null where beoordeling_id = :id")
                        .param("status", Stand.OPGENOMEN.name())
                        .param("id", each.beoordeling())
                        .update();
            }
            return new Opname(set.naam(), set.versie(), Aantal.of(waiting.size(), true));
        });
    }

    private Importverslag add(String naam, List<Casus> cases) {
        try {
            return casuistry.add(sets, naam, cases);
        } catch (IllegalArgumentException e) {
            throw new IntakeOngeldig(
                    List.of(
                            new Fout(
                                    "/naam",
                                    "naam-kan-niet",
                                    "Deze naam kan een set niet hebben.",
                                    "Gebruik hoogstens 40 kleine letters, cijfers en streepjes, en niet de naam van een meegeleverde set.")));
        }
    }

    private static List<Fout> objections(Importverslag verslag) {
        List<Fout> objections = new ArrayList<>();
        String advice = verslag.privacy().adviezen().isEmpty()
                ? "Wacht tot er meer casussen zijn."
                : String.join(" ", verslag.privacy().adviezen());
        verslag.privacy().bezwaren().forEach(bezwaar -> objections.add(new Fout("", "privacypoort", bezwaar, advice)));
        return objections;
    }
}
