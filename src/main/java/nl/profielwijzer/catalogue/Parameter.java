package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One number of the instrument: what it means, where it comes from and its value from each date on.
 *
 * @param gecontroleerdOp when the source was last read against it; null is not yet
 * @param orde what must hold between this and other parameters
 * @param waarden value by first day of validity
 */
public record Parameter(
        String naam,
        String omschrijving,
        String eenheid,
        Herkomst herkomst,
        String bron,
        @Nullable LocalDate gecontroleerdOp,
        @Nullable Ijkruimte ijken,
        List<Orde> orde,
        Map<LocalDate, Double> waarden) {

    /** The values that calibration may try, ends included. */
    public record Ijkruimte(double van, double tot, double stap) {
        public Ijkruimte {
            if (van >= tot || stap <= 0) {
                throw new IllegalArgumentException(
                        "ijkruimte %s tot %s met stap %s is leeg. Maak 'van' kleiner dan 'tot' en 'stap' groter dan 0."
                                .formatted(van, tot, stap));
            }
        }

        /** The values in ascending order. */
        public double[] values() {
            int count = (int) Math.floor((tot - van) / stap + 1e-9) + 1;
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = van + i * stap;
            }
            return values;
        }

        /** Whether this is one of the values. */
        public boolean contains(double value) {
            return Arrays.stream(values()).anyMatch(allowed -> Math.abs(allowed - value) < 1e-9);
        }
    }

    public Parameter {
        orde = List.copyOf(orde);
        waarden = Map.copyOf(waarden);
        if (waarden.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter %s heeft geen waarde. Geef ten minste één datum met waarde.".formatted(naam));
        }
        if (ijken != null && (herkomst == Herkomst.WET || herkomst == Herkomst.BELEID)) {
            throw new IllegalArgumentException("parameter %s komt uit %s en mag niet geijkt worden. Haal 'ijken' weg."
                    .formatted(naam, herkomst.name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (ijken != null) {
            for (Map.Entry<LocalDate, Double> waarde : waarden.entrySet()) {
                if (!ijken.contains(waarde.getValue())) {
                    throw new IllegalArgumentException(
                            "parameter %s is vanaf %s %s, en dat ligt niet in zijn ijkruimte. Kies uit %s, of maak 'ijken' ruimer."
                                    .formatted(
                                            naam, waarde.getKey(), waarde.getValue(), Arrays.toString(ijken.values())));
                }
            }
        }
    }

    /** The value on this day, if it had one. */
    public Optional<Double> on(LocalDate day) {
        NavigableMap<LocalDate, Double> byDate = new TreeMap<>(waarden);
        return Optional.ofNullable(byDate.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The same with other values, and with where they come from; not yet read against that source. */
    public Parameter with(Map<LocalDate, Double> waarden, Herkomst herkomst, String bron) {
        return new Parameter(naam, omschrijving, eenheid, herkomst, bron, null, ijken, orde, waarden);
    }

    /** Its first day of validity. */
    public LocalDate firstDay() {
        return Collections.min(waarden.keySet());
    }

    /** Whether calibration may change it. */
    public boolean tunable() {
        return ijken != null;
    }
}
