package nl.profielwijzer.receipt;

import java.time.LocalDate;
import java.util.Set;
import nl.profielwijzer.assessment.Uitkomst;
import org.jspecify.annotations.Nullable;

/**
 * Which assessments someone wants to see; an absent part doesn't count.
 *
 * @param gemeenten CBS codes; one of these, and at least one
 * @param kenmerk of the household, whole
 * @param peildatumVan first peildatum
 * @param peildatumTot last peildatum
 * @param voor only those before the one with this id
 * @param grootte how many at most
 */
public record Zoekvraag(
        @Nullable Set<String> gemeenten,
        @Nullable String kenmerk,
        @Nullable Uitkomst uitkomst,
        @Nullable LocalDate peildatumVan,
        @Nullable LocalDate peildatumTot,
        @Nullable String voor,
        int grootte) {}
