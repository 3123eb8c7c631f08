package nl.profielwijzer.casuistry;

/**
 * Something in a text of a case that leads straight to a person.
 *
 * @param bestand name of the file
 * @param regel line of the file, from 1
 * @param veld JSON pointer of the text; empty is the whole row
 * @param gemaskeerd its shape only: each digit a 9, each letter an x
 */
public record Persoonsgegeven(Soort soort, String bestand, int regel, String veld, String gemaskeerd) {

    /** What it is. */
    public enum Soort {
        BSN,
        GEBOORTEDATUM,
        POSTCODE,
        TELEFOON,
        EMAIL,
        IBAN,
        NAAM
    }
}
