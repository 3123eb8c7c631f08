package nl.profielwijzer.intake;

/** The place of a lid in the household. */
public enum Rol {
    INWONER,
    KIND,
    OUDER,
    PARTNER,
    HUISGENOOT
}
