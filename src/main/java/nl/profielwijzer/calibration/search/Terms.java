package nl.profielwijzer.calibration.search;

import java.util.BitSet;

/**
 * On what terms is searched.
 *
 * @param lambda mean loss per case that a changed parameter has to win back
 * @param afstand the share of lambda that a change over its whole grid has to win back besides
 * @param mu weight of the cost as a share of the cost now
 * @param budget how much dearer it may become, as a share of the cost now; infinite is no limit
 * @param changes how many parameters may change
 * @param allowed the places of those that may
 * @param lowering the loss for each lid whose support safety forbids to lower; infinite forbids it, and only then is
 *     what is found proposed
 */
record Terms(double lambda, double afstand, double mu, double budget, int changes, BitSet allowed, double lowering) {
    Terms {
        allowed = (BitSet) allowed.clone();
    }

    Terms(double lambda, double afstand, double mu, double budget, int changes, BitSet allowed) {
        this(lambda, afstand, mu, budget, changes, allowed, Double.POSITIVE_INFINITY);
    }

    Terms withLambda(double other) {
        return new Terms(other, afstand, mu, budget, changes, allowed, lowering);
    }

    Terms withMu(double other) {
        return new Terms(lambda, afstand, other, budget, changes, allowed, lowering);
    }

    Terms withBudget(double other) {
        return new Terms(lambda, afstand, mu, other, changes, allowed, lowering);
    }

    Terms withChanges(int other) {
        return new Terms(lambda, afstand, mu, budget, other, allowed, lowering);
    }

    Terms withAllowed(BitSet other) {
        return new Terms(lambda, afstand, mu, budget, changes, other, lowering);
    }

    Terms withLowering(double other) {
        return new Terms(lambda, afstand, mu, budget, changes, allowed, other);
    }
}
