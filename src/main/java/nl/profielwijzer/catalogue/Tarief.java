package nl.profielwijzer.catalogue;

import java.util.List;

/**
 * What support costs.
 *
 * @param bedrag euro
 * @param per {@code traject} (the whole duration), {@code jaar} or {@code maand}
 */
public record Tarief(double bedrag, String per) {
    private static final List<String> PERIODEN = List.of("traject", "jaar", "maand");

    public Tarief {
        if (bedrag < 0) {
            throw new IllegalArgumentException(
                    "tarief %s is kleiner dan nul. Geef een bedrag in euro.".formatted(bedrag));
        }
        if (!PERIODEN.contains(per)) {
            throw new IllegalArgumentException("tarief per '%s' bestaat niet. Kies uit %s.".formatted(per, PERIODEN));
        }
    }

    /** What it comes to per month of support that runs this long, in euro. */
    public double perMaand(int duurMaanden) {
        return switch (per) {
            case "traject" -> bedrag / duurMaanden;
            case "jaar" -> bedrag / 12;
            default -> bedrag;
        };
    }
}
