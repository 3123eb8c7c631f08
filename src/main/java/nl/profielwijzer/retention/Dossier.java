package nl.profielwijzer.retention;

import java.time.LocalDate;
import java.util.List;
import nl.profielwijzer.catalogue.Bewaarklasse;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept about one household: all assessments under one kenmerk in one municipality. One without kenmerk
 * is a file by itself.
 *
 * @param klasse of its assessments the class that is kept longest
 */
record Dossier(
        String gemeente, @Nullable String kenmerk, Bewaarklasse klasse, LocalDate laatsteWijziging, List<Deel> delen) {

    /**
     * @param maand month in which it was assessed, as {@code 2026-03}
     */
    record Deel(String beoordeling, String maand) {}
}
