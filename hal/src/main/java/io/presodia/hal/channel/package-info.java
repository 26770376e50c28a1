/**
 * What a board offers its firmware: channels, readings with quality, relays and the watchdog lines.
 */
@NullMarked
package io.presodia.hal.channel;

import org.jspecify.annotations.NullMarked;
