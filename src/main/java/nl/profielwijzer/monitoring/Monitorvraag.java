package nl.profielwijzer.monitoring;

import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Over which assessments someone wants to see figures, by the month of their peildatum.
 *
 * @param gemeenten CBS codes, at least one; null is all
 * @param van first month
 * @param tot last month
 */
public record Monitorvraag(@Nullable Set<String> gemeenten, YearMonth van, YearMonth tot) {
    /** The longest period, in months. */
    public static final int MAX_MONTHS = 60;

    public Monitorvraag {
        if (tot.isBefore(van) || tot.isAfter(van.plusMonths(MAX_MONTHS - 1L))) {
            throw new IllegalArgumentException("de periode van %s tot en met %s kan niet. Kies 1 tot en met %d maanden."
                    .formatted(van, tot, MAX_MONTHS));
        }
    }
}
