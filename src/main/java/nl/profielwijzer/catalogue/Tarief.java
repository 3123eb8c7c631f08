package nl.profielwijzer.catalogue;

/** What support costs. */
public record Tarief(double bedrag, String per) {}
