package nl.profielwijzer.catalogue;

/** What a file is kept for, and so how long. */
public enum Bewaarklasse {
    JEUGDHULP,
    MAATSCHAPPELIJKE_ONDERSTEUNING,
    GEEN_VOORZIENING,
    AFGEBROKEN
}
