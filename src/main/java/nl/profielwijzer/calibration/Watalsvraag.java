package nl.profielwijzer.calibration;

import java.util.Map;

/**
 * What someone wants to know before changing a number.
 *
 * @param casuistiek a set by its name (the newest version) or by name and version
 * @param parameters the other value of each parameter, by name
 */
public record Watalsvraag(String casuistiek, Map<String, Double> parameters) {}
