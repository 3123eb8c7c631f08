package nl.profielwijzer.conversation;

import nl.profielwijzer.assessment.Uitslag.OpenVraag;

/**
 * A question that can still change the advice.
 *
 * @param veld the field of the form that answers it
 * @param stap the step in which it is asked
 */
public record Openstaand(String veld, Gespreksstap stap, OpenVraag vraag) {}
