package nl.profielwijzer.casuistry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of cases that were offered.
 *
 * @param gelezen rows that were read
 * @param goed rows without faults
 * @param fouten the first that were found
 * @param aantalFouten how many were found in all
 * @param set where the cases are now; null when nothing was stored
 * @param bestondAl whether that version was there already, with the same content
 */
public record Importverslag(
        Aantal gelezen,
        Aantal goed,
        List<Rijfout> fouten,
        int aantalFouten,
        Privacyrapport privacy,
        @Nullable Casuistiekset set,
        boolean bestondAl) {

    /**
     * Something wrong in one row.
     *
     * @param regel line of the file, from 1
     * @param veld JSON pointer; empty is the whole row
     */
    public record Rijfout(String bestand, int regel, String veld, String code, String reden, String herstel) {}
}
