package io.presodia.hil.bench;

import io.presodia.hil.fault.Injection;

/**
 * A fault that has begun.
 *
 * @param injection what it is
 * @param nanos when it began, on the bench's clock
 * @param scans scans that had begun by then
 */
public record BegunFault(Injection injection, long nanos, long scans) {}
