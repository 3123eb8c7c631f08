package nl.profielwijzer.rules;

/** Where the question of a lid is answered. */
public enum Route {
    EIGEN_KRACHT,
    NETWERK,
    ALGEMENE_VOORZIENING,
    INDIVIDUELE_VOORZIENING,
    ANDERE_WET,
    MENSELIJK_OORDEEL,
    SPOED,
    ONBEKEND,
    GEEN_VRAAG
}
