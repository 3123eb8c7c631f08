package nl.profielwijzer.assessment;

import java.util.List;

/**
 * An intake on which the rules have looked once, for every tuning.
 *
 * @param leden in the order of the intake
 */
public record PreparedIntake(List<PreparedLid> leden) {
    public PreparedIntake {
        leden = List.copyOf(leden);
    }

    /** What each lid is advised, in the order of the intake. */
    public List<Weegadvies> weigh(Tuning tuning) {
        return leden.stream().map(lid -> lid.advies(tuning)).toList();
    }
}
