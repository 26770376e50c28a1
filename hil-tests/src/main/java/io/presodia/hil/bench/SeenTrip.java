package io.presodia.hil.bench;

import io.presodia.firmware.safety.Trip;

/**
 * A trip as the bench saw it come.
 *
 * @param trip what was latched
 * @param scan number of the scan that latched it, counted over all lives of the firmware, from 1
 */
public record SeenTrip(Trip trip, long scan) {}
