package nl.profielwijzer.monitoring;

/** In what a consulent chose otherwise than was advised. */
public enum Afwijking {
    /** The question of the lid is answered elsewhere than advised. */
    ROUTE,
    /** Another profile, which was not within the margin either. */
    PROFIEL,
    LICHTER,
    ZWAARDER,
    /** Another intensity that is as heavy. */
    ANDERE_INTENSITEIT,
    /** Support was advised and is not chosen. */
    NIET_GEKOZEN,
    /** Support is chosen and was not advised. */
    TOEGEVOEGD
}
