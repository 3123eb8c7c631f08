package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long files are kept: policy, read from {@code rules/bewaren.yaml}.
 *
 * @param geldigVan the first day on which it holds
 * @param klassen every class
 */
public record Bewaartermijnen(LocalDate geldigVan, Map<Bewaarklasse, Klasse> klassen) {
    private static final String FILE = "bewaren.yaml";

    /** Some day; two terms are compared by where they end from here. */
    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    public Bewaartermijnen {
        Set<Bewaarklasse> missing = EnumSet.allOf(Bewaarklasse.class);
        missing.removeAll(klassen.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "klassen %s ontbreken. Geef elke klasse een termijn.".formatted(missing));
        }
        klassen = new EnumMap<>(klassen);
    }

    /** One class, with its reason. */
    public record Klasse(String omschrijving, Termijn termijn, String bron) {}

    /** A number of years or of weeks. */
    public record Termijn(@Nullable Integer jaren, @Nullable Integer weken) {
        public Termijn {
            if ((jaren == null) == (weken == null) || (jaren != null && jaren < 1) || (weken != null && weken < 1)) {
                throw new IllegalArgumentException(
                        "termijn van %s jaren en %s weken kan niet. Geef jaren of weken, ten minste 1."
                                .formatted(jaren, weken));
            }
        }

        Period period() {
            return jaren == null ? Period.ofWeeks(weken == null ? 0 : weken) : Period.ofYears(jaren);
        }
    }

    /** The first day on which a file of this class that changed last on that day may go. */
    public LocalDate vrijOp(Bewaarklasse klasse, LocalDate laatsteWijziging) {
        return laatsteWijziging.plus(
                Objects.requireNonNull(klassen.get(klasse)).termijn().period());
    }

    /** Of two classes the one that is kept longer. */
    public Bewaarklasse langste(Bewaarklasse een, Bewaarklasse ander) {
        return vrijOp(een, SOME_DAY).isBefore(vrijOp(ander, SOME_DAY)) ? ander : een;
    }

    /** Before this day a file has to have changed last for any of it to go. */
    public LocalDate kortsteVoor(LocalDate today) {
        return klassen.values().stream()
                .map(klasse -> today.minus(klasse.termijn().period()))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusDays(1);
    }

    /** @throws IllegalArgumentException naming file and fault when it can't be read */
    public static Bewaartermijnen read(RulesFolder folder) {
        return YamlReader.read(folder, FILE, Bewaartermijnen.class);
    }
}
