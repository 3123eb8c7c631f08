package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/** A sign of danger on the lid that carries it. */
public record Signaal(Signaalsoort soort, @Nullable Boolean acuut) {}
