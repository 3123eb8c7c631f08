package nl.profielwijzer.calibration.search;

/**
 * How much more one tuning loses than another on the same cases. The difference varies far less from case to case than
 * either loss, so it shows what the losses themselves would hide.
 *
 * @param mean per case
 * @param error the standard error of the mean; cases of one household vary together
 */
record PairedLoss(double mean, double error) {

    /**
     * @param loss by case
     * @param less by case
     * @param of the cases that count, by position
     */
    static PairedLoss of(JudgedCases cases, double[] loss, double[] less, int[] of) {
        double[] sums = new double[cases.size()];
        int[] counts = new int[cases.size()];
        double mean = 0;
        for (int each : of) {
            double difference = loss[each] - less[each];
            sums[cases.huishouden(each)] += difference;
            counts[cases.huishouden(each)]++;
            mean += difference / of.length;
        }
        double squares = 0;
        int households = 0;
        for (int household = 0; household < sums.length; household++) {
            if (counts[household] > 0) {
                double off = sums[household] - mean * counts[household];
                squares += off * off;
                households++;
            }
        }
        return new PairedLoss(
                mean, households < 2 ? 0 : Math.sqrt(squares * households / (households - 1)) / of.length);
    }
}
