package nl.profielwijzer.audit;

/** What was done. */
public enum Actie {
    LEZEN,
    ZOEKEN,
    AANMAKEN,
    WIJZIGEN,
    VERWIJDEREN,
    UITVOEREN,
    INDIENEN,
    GOEDKEUREN,
    AFWIJZEN,
    ACTIVEREN,
    INTREKKEN,
    TERUGDRAAIEN,
    STILLEGGEN,
    HERVATTEN,
    INLOGGEN,
    UITLOGGEN
}
