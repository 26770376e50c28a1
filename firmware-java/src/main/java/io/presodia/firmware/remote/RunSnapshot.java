package io.presodia.firmware.remote;

import io.presodia.firmware.scan.RunClock;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment.
 *
 * @param runId which
 * @param cell name of its cell
 * @param protocol name of its protocol
 * @param state {@code waiting}, {@code running}, {@code paused}, {@code holding}, {@code
 *     completed}, {@code tripped} or {@code stopped}
 * @param clock where it is in its protocol; null before its first scan
 * @param text what there is to say about its end; empty while it goes on
 */
public record RunSnapshot(
        String runId,
        String cell,
        String protocol,
        String state,
        @Nullable RunClock clock,
        String text) {}
