package io.presodia.hil.bench;

import io.presodia.hil.fault.Injection;

/**
 * A fault with its time.
 *
 * @param trigger when it begins
 * @param injection what it is
 * @param seconds how long it lasts, s; NaN for as long as the bench
 */
public record PlannedFault(Trigger trigger, Injection injection, double seconds) {
    /** One that stays. */
    public static PlannedFault lasting(Trigger trigger, Injection injection) {
        return new PlannedFault(trigger, injection, Double.NaN);
    }
}
