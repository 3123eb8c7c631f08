package nl.profielwijzer.assessment;

/** What the answer to an intake is, in the order in which one goes before the other. */
public enum Uitkomst {
    SPOED,
    STILGELEGD,
    VRAGEN,
    KEUZE,
    ADVIES
}
