package nl.profielwijzer.assessment;

import java.util.BitSet;

/**
 * All that weighing reads of one lid. Whether the rules looked just now or long before, it weighs alike.
 *
 * @param gevonden the places of the rules that saw something on this lid
 * @param stappen by the place of a rule: on the leefgebieden on which it saw something, the largest distance to the
 *     wanted level or degree of guidance
 */
record LidBevindingen(boolean vraagtOndersteuning, boolean kind, BitSet gevonden, byte[] stappen) {

    /** The most steps that any of these rules saw. */
    int stappen(BitSet ofRules) {
        int most = 0;
        for (int place = ofRules.nextSetBit(0); place >= 0; place = ofRules.nextSetBit(place + 1)) {
            if (gevonden.get(place)) {
                most = Math.max(most, stappen[place]);
            }
        }
        return most;
    }
}
