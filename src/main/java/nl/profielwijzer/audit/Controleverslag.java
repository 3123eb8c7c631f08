package nl.profielwijzer.audit;

import java.util.List;

/**
 * What checking the whole log came to.
 *
 * @param regels how many lines there are
 * @param koppen how many earlier heads they were held against
 * @param breuken by line; the first thousand
 * @param aantalBreuken how many there are in all
 */
public record Controleverslag(long regels, long koppen, List<Breuk> breuken, long aantalBreuken) {
    public Controleverslag {
        breuken = List.copyOf(breuken);
    }

    /** Whether every line is as it was written and none is missing. */
    public boolean ongeschonden() {
        return aantalBreuken == 0;
    }
}
