/**
 * A pack that calls its collector: rows of the journal from where the collector has them, alarms
 * before their turn, commands and their results, all within a monthly budget. Knows no transport.
 */
@NullMarked
package io.presodia.firmware.push;

import org.jspecify.annotations.NullMarked;
