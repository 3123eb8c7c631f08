package nl.profielwijzer.rules;

/** What safety asks to be done, in the order in which it is shown. */
public enum Maatregel {
    VEILIG_THUIS_MELDING,
    CRISISDIENST,
    SPOEDVOORZIENING,
    OPVANG,
    MELDCODE,
    VEILIG_THUIS_ADVIES,
    RAAD_KINDERBESCHERMING,
    KINDCHECK,
    GGZ_RAADPLEGEN,
    UITHUISZETTING_VOORKOMEN,
    AFSLUITING_VOORKOMEN,
    VERWIJSINDEX_OVERWEGEN,
    VEILIGHEIDSHUIS_OVERWEGEN
}
