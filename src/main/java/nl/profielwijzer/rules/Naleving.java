package nl.profielwijzer.rules;

/** What a principle of integrated access says of this household. */
public enum Naleving {
    NAGELEEFD,
    AANDACHT,
    ONBEKEND,
    NVT
}
