package nl.profielwijzer.intake;

/**
 * One thing that is wrong with an intake. Never carries what a person wrote: only names of fields and fixed values.
 *
 * @param pointer JSON pointer of the place; empty is the whole intake
 * @param code kebab-case, fixed
 * @param melding what is wrong
 * @param herstel what to do about it
 */
public record Fout(String pointer, String code, String melding, String herstel) {}
