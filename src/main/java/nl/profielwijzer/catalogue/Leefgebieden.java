package nl.profielwijzer.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Leefgebied;
import org.jspecify.annotations.Nullable;

/** The life domains with their words and the ages at which each is asked. */
public final class Leefgebieden {
    private final Map<Leefgebied, Beschrijving> beschrijvingen;

    /**
     * @param naam as in a sentence: "gedrag"
     * @param vraag as one would say it in the conversation
     * @param vanafLeeftijd first age at which it is asked; null from birth
     * @param totLeeftijd first age at which it is no longer asked; null for life
     * @param ankers what score 5, 4, 3, 2 and 1 mean here, in that order, in our own words
     */
    public record Beschrijving(
            String naam,
            String vraag,
            @Nullable Integer vanafLeeftijd,
            @Nullable Integer totLeeftijd,
            List<String> ankers) {
        public Beschrijving {
            ankers = List.copyOf(ankers);
            if (ankers.size() != 5) {
                throw new IllegalArgumentException(
                        "leefgebied %s heeft %d ankers. Geef er vijf, van 5 naar 1.".formatted(naam, ankers.size()));
            }
        }
    }

    public Leefgebieden(Map<Leefgebied, Beschrijving> beschrijvingen) {
        this.beschrijvingen = new EnumMap<>(beschrijvingen);
        for (Leefgebied leefgebied : Leefgebied.values()) {
            if (!this.beschrijvingen.containsKey(leefgebied)) {
                throw new IllegalArgumentException(
                        "leefgebied %s ontbreekt in leefgebieden.yaml. Voeg het toe.".formatted(leefgebied.key()));
            }
        }
    }

    public Beschrijving get(Leefgebied leefgebied) {
        return java.util.Objects.requireNonNull(beschrijvingen.get(leefgebied));
    }

    /** Whether this leefgebied is asked at this age. */
    public boolean asked(Leefgebied leefgebied, int leeftijd) {
        Beschrijving beschrijving = get(leefgebied);
        return (beschrijving.vanafLeeftijd() == null || leeftijd >= beschrijving.vanafLeeftijd())
                && (beschrijving.totLeeftijd() == null || leeftijd < beschrijving.totLeeftijd());
    }
}
