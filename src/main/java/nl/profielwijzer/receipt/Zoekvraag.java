package nl.profielwijzer.receipt;

import java.time.LocalDate;
import nl.profielwijzer.assessment.Uitkomst;
import org.jspecify.annotations.Nullable;

/**
 * Which assessments someone wants to see; an absent part doesn't count.
 *
 * @param peildatumVan first peildatum
 * @param peildatumTot last peildatum
 */
public record Zoekvraag(
        @Nullable String gemeente,
        @Nullable Uitkomst uitkomst,
        @Nullable LocalDate peildatumVan,
        @Nullable LocalDate peildatumTot) {}
