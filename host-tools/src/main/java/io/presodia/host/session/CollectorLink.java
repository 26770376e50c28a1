package io.presodia.host.session;

import io.presodia.firmware.coap.CallerSettings;

/**
 * The collector that a daemon calls.
 *
 * @param caller whom to call, and with which key
 * @param capBytes bytes on air a month
 */
public record CollectorLink(CallerSettings caller, long capBytes) {}
