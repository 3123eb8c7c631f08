package nl.profielwijzer.intake;

/**
 * How heavy support is: the youth intensities and the Wmo tiers. The zwaarte, which makes two of them comparable,
 * stands in the catalogue.
 */
public enum Intensiteit {
    A,
    P,
    I,
    DL,
    DM,
    DZ,
    C,
    T0,
    T1,
    T2,
    T3,
    T4;

    /** The Wmo tier of this number, 0 to 4. */
    public static Intensiteit tier(int number) {
        return valueOf("T" + number);
    }

    public boolean isTier() {
        return name().charAt(0) == 'T';
    }
}
