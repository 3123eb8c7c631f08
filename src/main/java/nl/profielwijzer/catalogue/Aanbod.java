package nl.profielwijzer.catalogue;

import java.util.List;

/** What a profile offers at one intensity. */
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
}
