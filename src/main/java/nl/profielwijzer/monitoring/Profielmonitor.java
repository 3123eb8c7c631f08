package nl.profielwijzer.monitoring;

import java.time.YearMonth;
import java.util.List;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/**
 * What was advised over some months, by profile and intensity. Counts are rounded to fives; what is null is hidden, because
 * it is about fewer than ten or would give such a number away.
 *
 * @param volledig whether all assessments are counted; not while those of an earlier version are still being added
 * @param aantal pieces of advice; a lid can have more than one
 * @param stilgelegd leden with a request whose advice was suspended: they count nowhere else
 */
public record Profielmonitor(
        YearMonth van,
        YearMonth tot,
        boolean volledig,
        @Nullable Integer aantal,
        @Nullable Integer stilgelegd,
        List<Profielcijfers> profielen,
        String toelichting) {

    /**
     * One profile at one intensity.
     *
     * @param aandeel per cent of all advice
     * @param gemiddeldeDuur months
     * @param euro over the advised duration by the tariffs of the catalogue, of the rounded count, in hundreds
     * @param beoordeeld how many a consulent judged
     * @param afwijking of those
     * @param trend by month of the peildatum
     */
    public record Profielcijfers(
            Wet wet,
            String profiel,
            Intensiteit intensiteit,
            @Nullable Integer aantal,
            @Nullable Integer aandeel,
            @Nullable Double gemiddeldeDuur,
            @Nullable Long euro,
            @Nullable Integer beoordeeld,
            @Nullable Afwijkingsaandeel afwijking,
            List<Maandcijfer> trend) {}

    /** How many in one month. */
    public record Maandcijfer(YearMonth maand, @Nullable Integer aantal) {}
}
