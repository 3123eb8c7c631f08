package nl.profielwijzer.assessment;

import java.util.List;

/**
 * What the instrument makes of one intake, without the words.
 *
 * @param leden the advice of each lid, in the order of the intake
 */
public record Gewogen(Uitkomst uitkomst, List<Lidadvies> leden) {
    public Gewogen {
        leden = List.copyOf(leden);
    }
}
