/**
 * The safety core: the fault table, the supervisor that checks every scan against it, the trip
 * latch, the heartbeat, and the output gate that alone holds the actuators. It decides from units,
 * time, channels, limits and the scan, and knows nothing of protocols, estimators, journal or
 * network.
 */
@NullMarked
package io.presodia.firmware.safety;

import org.jspecify.annotations.NullMarked;
