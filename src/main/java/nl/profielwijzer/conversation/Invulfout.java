package nl.profielwijzer.conversation;

import nl.profielwijzer.intake.Fout;

/**
 * What is wrong with the intake that the form makes.
 *
 * @param veld the field of the form that it comes from
 * @param stap the step in which that is asked
 */
public record Invulfout(String veld, Gespreksstap stap, Fout fout) {}
