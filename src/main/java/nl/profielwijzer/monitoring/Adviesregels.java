package nl.profielwijzer.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.monitoring.GegevenAdvies.Advies;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.ReceiptListener;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The narrow rows that monitoring counts: written with each assessment, and again for a lid when it is judged. The month
 * is that of the peildatum.
 */
class Adviesregels implements ReceiptListener {
    /** Stands where a lid got no advice. */
    static final String GEEN = "GEEN";

    /** Stands where the advice to a lid was suspended, which is no advice and no lack of it. */
    static final String STILGELEGD = "STIL";

    private final JdbcTemplate jdbc;
    private final Tellingen tellingen;

    Adviesregels(JdbcTemplate jdbc, Tellingen tellingen) {
        this.jdbc = jdbc;
        this.tellingen = tellingen;
    }

    /** What was said of one row: nothing, or in what it was chosen otherwise and why. */
    private record Gezegd(
            @Nullable String afwijking, @Nullable String reden) {
        private static final Gezegd NIETS = new Gezegd(null, null);

        static Gezegd of(Oordeelregel regel) {
            return new Gezegd(
                    regel.afwijkingen().stream().map(Enum::name).collect(Collectors.joining(" ")), regel.reden());
        }
    }

    @Override
    public void stored(Beoordeling beoordeling) {
        List<Object[]> rows = new ArrayList<>();
        GegevenAdvies.of(beoordeling).leden().forEach(lid -> addRows(beoordeling, lid, List.of(), rows));
        insert(rows);
    }

    /** Whoever writes the rows of a stored assessment waits for who does so at the same moment. */
    void lock(String beoordeling) {
        // first, as whoever destroys assessments does: else each could wait for the other
        tellingen.lock();
        jdbc.queryForList("select id from beoordeling where id = ? for update", beoordeling);
    }

    /** Writes the rows of an assessment that was stored before there were any. */
    void storedUnlessThere(Beoordeling beoordeling) {
        if (jdbc.queryForList("select lid from beoordeling_advies where beoordeling_id = ?", beoordeling.id())
                .isEmpty()) {
            stored(beoordeling);
            tellingen.remember(List.of(beoordeling.id()));
        }
    }

    /** Writes the rows of the judged leden anew. */
    void judged(Beoordeling beoordeling, List<Oordeelregel> regels) {
        storedUnlessThere(beoordeling);
        tellingen.forget(List.of(beoordeling.id()));
        List<Object[]> rows = new ArrayList<>();
        GegevenAdvies advies = GegevenAdvies.of(beoordeling);
        Map<String, List<Oordeelregel>> byLid = regels.stream()
                .collect(Collectors.groupingBy(Oordeelregel::lid, LinkedHashMap::new, Collectors.toList()));
        byLid.forEach((id, ofLid) -> {
            jdbc.update("delete from beoordeling_advies where beoordeling_id = ? and lid = ?", beoordeling.id(), id);
            advies.lid(id).ifPresent(lid -> addRows(beoordeling, lid, ofLid, rows));
        });
        insert(rows);
        tellingen.remember(List.of(beoordeling.id()));
    }

    private static void addRows(
            Beoordeling beoordeling, GegevenAdvies.Lid lid, List<Oordeelregel> regels, List<Object[]> rows) {
        for (Advies advies : lid.adviezen()) {
            Gezegd gezegd = regels.stream()
                    .filter(regel -> lid.about(regel).contains(advies))
                    .findFirst()
                    .map(Gezegd::of)
                    .orElse(Gezegd.NIETS);
            rows.add(row(
                    beoordeling,
                    lid.lid(),
                    advies.profiel(),
                    advies.wet(),
                    advies.intensiteit(),
                    advies.duurMaanden(),
                    advies.bedrag(),
                    String.join(" ", advies.gronden()),
                    gezegd));
        }
        List<Oordeelregel> beside =
                regels.stream().filter(regel -> lid.about(regel).isEmpty()).toList();
        boolean chosenBeside =
                beside.stream().anyMatch(regel -> !regel.afwijkingen().isEmpty());
        if (chosenBeside || (lid.adviezen().isEmpty() && lid.route() != Route.GEEN_VRAAG)) {
            // Where the instrument leaves it to a human, a choice neither follows nor differs.
            Gezegd gezegd = beside.stream()
                    .filter(regel -> chosenBeside ? !regel.afwijkingen().isEmpty() : !lid.open())
                    .findFirst()
                    .map(Gezegd::of)
                    .orElse(Gezegd.NIETS);
            rows.add(row(
                    beoordeling,
                    lid.lid(),
                    lid.isStilgelegd() ? STILGELEGD : GEEN,
                    null,
                    null,
                    null,
                    null,
                    "",
                    gezegd));
        }
    }

    private static Object[] row(
            Beoordeling beoordeling,
            String lid,
            String profiel,
            @Nullable Wet wet,
            @Nullable Intensiteit intensiteit,
            @Nullable Integer duur,
            @Nullable Double bedrag,
            String gronden,
            Gezegd gezegd) {
        return new @Nullable Object[] {
            beoordeling.id(),
            lid,
            profiel,
            beoordeling.gemeente(),
            month(beoordeling.peildatum()),
            wet == null ? null : wet.name(),
            intensiteit == null ? null : intensiteit.name(),
            duur,
            bedrag,
            gronden,
            gezegd.afwijking(),
            gezegd.reden()
        };
    }

    private static LocalDate month(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private void insert(List<Object[]> rows) {
        jdbc.batchUpdate("""
                insert into beoordeling_advies (beoordeling_id, lid, profiel, gemeente, maand, wet, intensiteit, duur, bedrag,
                  gronden, afwijking, reden)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }
}
