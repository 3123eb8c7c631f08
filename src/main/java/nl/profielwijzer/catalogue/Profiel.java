package nl.profielwijzer.catalogue;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;

/**
 * A youth profile or Wmo result area: what support is for and what it offers at each intensity.
 *
 * @param doel the result in words
 * @param exportcategorie product category in iJw and iWmo messages
 * @param intensiteiten the offer by intensity; every intensity of its law, but not T0, which is no offer
 */
public record Profiel(
        String code,
        String naam,
        Wet wet,
        String exportcategorie,
        String doel,
        List<Resultaat> resultaten,
        Map<Intensiteit, Aanbod> intensiteiten) {

    public Profiel {
        resultaten = List.copyOf(resultaten);
        intensiteiten = Collections.unmodifiableMap(new EnumMap<>(intensiteiten));
        if (!code.matches("[JW][0-9]{2}")) {
            throw new IllegalArgumentException(
                    "profiel '%s' heeft geen geldige code. Kies een code als J04 of W01.".formatted(code));
        }
        if (wet != Wet.JEUGDWET && wet != Wet.WMO) {
            throw new IllegalArgumentException("profiel %s hoort bij %s. Kies JEUGDWET of WMO.".formatted(code, wet));
        }
        if (!exportcategorie.matches("[0-9]{2}")) {
            throw new IllegalArgumentException(
                    "profiel %s heeft exportcategorie '%s'. Geef twee cijfers tussen aanhalingstekens, zoals \"50\"."
                            .formatted(code, exportcategorie));
        }
        if (resultaten.isEmpty()) {
            throw new IllegalArgumentException(
                    "profiel %s heeft geen resultaten. Noem er ten minste één.".formatted(code));
        }
        for (Intensiteit intensiteit : Intensiteit.values()) {
            boolean offered = intensiteiten.containsKey(intensiteit);
            if (offered != offers(wet, intensiteit)) {
                throw new IllegalArgumentException("profiel %s %s intensiteit %s. Geef precies %s."
                        .formatted(
                                code,
                                offered ? "kent geen" : "mist",
                                intensiteit,
                                Arrays.stream(Intensiteit.values())
                                        .filter(i -> offers(wet, i))
                                        .toList()));
            }
        }
    }

    private static boolean offers(Wet wet, Intensiteit intensiteit) {
        return intensiteit != Intensiteit.T0 && intensiteit.isTier() == (wet == Wet.WMO);
    }

    /**
     * What it offers at this intensity.
     *
     * @throws IllegalArgumentException when the intensity isn't one of its law
     */
    public Aanbod aanbod(Intensiteit intensiteit) {
        Aanbod aanbod = intensiteiten.get(intensiteit);
        if (aanbod == null) {
            throw new IllegalArgumentException("profiel %s kent geen intensiteit %s. Kies uit %s."
                    .formatted(code, intensiteit, intensiteiten.keySet()));
        }
        return aanbod;
    }
}
