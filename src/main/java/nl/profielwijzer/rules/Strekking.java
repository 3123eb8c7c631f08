package nl.profielwijzer.rules;

/** What a finding means for the outcome. */
public enum Strekking {
    VOOR,
    TEGEN,
    SLUIT_UIT,
    VRAAG,
    MAATREGEL,
    AANDACHT
}
