package nl.profielwijzer.catalogue;

/** A result that support is for. */
public record Resultaat(String resultaat, String indicator, int beleidsdoel) {}
