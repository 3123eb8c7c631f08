package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.profielwijzer.intake.Intensiteit;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that one or more municipalities work with for some time.
 *
 * @param voorbeeld an example, adopted by no region
 * @param geldigTot last day; null has no end
 * @param gemeenten CBS codes; null is every municipality
 * @param zwaarte how heavy each intensity is, which makes two of them comparable
 */
public record Profielcatalogus(
        String naam,
        String versie,
        boolean voorbeeld,
        String toelichting,
        LocalDate geldigVan,
        @Nullable LocalDate geldigTot,
        @Nullable List<String> gemeenten,
        Map<Intensiteit, Integer> zwaarte,
        List<Profiel> profielen) {

    public Profielcatalogus {
        gemeenten = gemeenten == null ? null : List.copyOf(gemeenten);
        zwaarte = Collections.unmodifiableMap(new EnumMap<>(zwaarte));
        profielen = List.copyOf(profielen);
        if (geldigTot != null && geldigTot.isBefore(geldigVan)) {
            throw new IllegalArgumentException(
                    "catalogus %s geldt tot %s, vóór het begin op %s. Maak geldigTot later of laat hem weg."
                            .formatted(naam, geldigTot, geldigVan));
        }
        for (Intensiteit intensiteit : Intensiteit.values()) {
            if (!zwaarte.containsKey(intensiteit)) {
                throw new IllegalArgumentException("catalogus %s mist de zwaarte van %s. Voeg haar toe onder 'zwaarte'."
                        .formatted(naam, intensiteit));
            }
        }
        Set<String> codes = new HashSet<>();
        for (Profiel profiel : profielen) {
            if (!codes.add(profiel.code())) {
                throw new IllegalArgumentException(
                        "catalogus %s heeft profiel %s twee keer. Laat er één staan.".formatted(naam, profiel.code()));
            }
        }
    }

    /**
     * The profile or result area with this code.
     *
     * @throws IllegalArgumentException when the catalogue hasn't got it
     */
    public Profiel profiel(String code) {
        return profielen.stream()
                .filter(profiel -> profiel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "catalogus %s mist profiel %s. Voeg het toe aan het bestand van de catalogus."
                                .formatted(naam, code)));
    }

    /** How heavy this intensity is. */
    public int zwaarte(Intensiteit intensiteit) {
        return Objects.requireNonNull(zwaarte.get(intensiteit));
    }

    /** Whether it may be used for this municipality on this day. */
    public boolean geldt(String gemeente, LocalDate peildatum) {
        return !peildatum.isBefore(geldigVan)
                && (geldigTot == null || !peildatum.isAfter(geldigTot))
                && (gemeenten == null || gemeenten.contains(gemeente));
    }
}
