package nl.profielwijzer.monitoring;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often and why consulenten chose otherwise than was advised over some months. Counts are rounded to fives; what is
 * null is hidden, because it is about fewer than ten or would give such a number away.
 *
 * @param volledig whether all assessments are counted; not while those of an earlier version are still being added
 * @param perProfiel by advised profile; {@code GEEN} where none was advised
 * @param perRegel by rule among the grounds of the advice: one piece of advice counts at each of its rules
 * @param perReden by the reason that was given
 * @param perSoort by what differs: one judgement can differ in more than one thing
 */
public record Afwijkingenmonitor(
        YearMonth van,
        YearMonth tot,
        boolean volledig,
        @Nullable Integer beoordeeld,
        @Nullable Afwijkingsaandeel afwijking,
        List<Groep> perProfiel,
        List<Groep> perRegel,
        List<Groep> perGemeente,
        List<Telling> perReden,
        List<Telling> perSoort,
        String toelichting) {

    /**
     * What was judged of one kind of advice.
     *
     * @param code of the profile, rule or municipality
     */
    public record Groep(
            String code,
            @Nullable Integer beoordeeld,
            @Nullable Afwijkingsaandeel afwijking) {}

    /** How often one thing was said. */
    public record Telling(String code, @Nullable Integer aantal) {}
}
