/**
 * Readings as bytes: SenML packs (RFC 8428) for live values and compact columns for bulk. Knows no
 * transport. Everything that decodes is bounded and answers malformed input with {@link
 * io.presodia.firmware.telemetry.MalformedException} alone.
 */
@NullMarked
package io.presodia.firmware.telemetry;

import org.jspecify.annotations.NullMarked;
