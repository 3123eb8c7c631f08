package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/**
 * Care that a lid gives as a carer.
 *
 * @param voorLid id of the lid cared for, in this household
 * @param belasting 1 to 5
 */
public record Mantelzorg(
        @Nullable String voorLid,
        @Nullable Double urenPerWeek,
        @Nullable Integer belasting) {}
