package io.presodia.host.report;

/**
 * What the measured current is worth, as standard uncertainties.
 *
 * @param gainPpm gain that the calibration leaves, parts per million
 * @param offsetAmperes offset that auto-zero leaves, A
 * @param asymmetryPpm gain on charge relative to the gain on discharge, parts per million
 */
public record CurrentFacts(double gainPpm, double offsetAmperes, double asymmetryPpm) {}
