package nl.profielwijzer.access;

/** The work that someone logs in for. */
public enum Gebruikersrol {
    CONSULENT,
    CONTRACTMANAGER,
    ANALIST,
    BEHEERDER,
    AUDITOR
}
