package nl.profielwijzer.release;

import java.time.LocalDate;
import java.util.Map;
import nl.profielwijzer.catalogue.Herkomst;
import nl.profielwijzer.catalogue.Parameter;

/**
 * What a set says of one tunable parameter.
 *
 * @param waarden value by first day of validity
 */
record Setwaarde(Map<LocalDate, Double> waarden, Herkomst herkomst, String bron) {
    static Setwaarde of(Parameter parameter) {
        return new Setwaarde(parameter.waarden(), parameter.herkomst(), parameter.bron());
    }
}
