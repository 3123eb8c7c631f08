package nl.profielwijzer.catalogue;

import java.util.List;

/**
 * What a profile offers at one intensity.
 *
 * @param activiteiten what is done: a result alone is no lawful scope
 * @param duurMaanden the longest it runs before a new look; of lasting support one year at a time
 * @param blijvend lasting support, reviewed each year
 */
public record Aanbod(
        List<String> activiteiten,
        double uren,
        Periode per,
        int duurMaanden,
        int evaluatieNaMaanden,
        boolean blijvend,
        Tarief tarief) {

    /** Over what time the hours count. */
    public enum Periode {
        WEEK,
        MAAND,
        JAAR
    }

    public Aanbod {
        activiteiten = List.copyOf(activiteiten);
        if (activiteiten.isEmpty()) {
            throw new IllegalArgumentException("aanbod heeft geen activiteiten. Noem er ten minste één.");
        }
        if (uren <= 0) {
            throw new IllegalArgumentException(
                    "aanbod van %s uren is leeg. Geef een aantal boven nul.".formatted(uren));
        }
        if (evaluatieNaMaanden < 1 || evaluatieNaMaanden > duurMaanden) {
            throw new IllegalArgumentException(
                    "evaluatie na %d maanden past niet bij een duur van %d maanden. Evalueer na één maand of later, en niet na het einde."
                            .formatted(evaluatieNaMaanden, duurMaanden));
        }
    }

    /** What it costs, euro per month. */
    public double kostenPerMaand() {
        return tarief.perMaand(duurMaanden);
    }
}
