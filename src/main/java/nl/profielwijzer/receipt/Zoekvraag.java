package nl.profielwijzer.receipt;

import java.time.LocalDate;
import java.util.Set;
import nl.profielwijzer.assessment.Uitkomst;
import org.jspecify.annotations.Nullable;

/**
 * Which assessments someone wants to see; an absent part doesn't count.
 *
 * @param gemeenten CBS codes; one of these, and at least one
 * @param peildatumVan first peildatum
 * @param peildatumTot last peildatum
 */
public record Zoekvraag(
        @Nullable Set<String> gemeenten,
        @Nullable Uitkomst uitkomst,
        @Nullable LocalDate peildatumVan,
        @Nullable LocalDate peildatumTot) {}
