package io.presodia.hal.board;

import org.jspecify.annotations.Nullable;

/**
 * Inputs that stop the whole board.
 *
 * @param emergencyStopLine active while the emergency stop is pressed; null: none
 * @param enclosureLine active while the enclosure is open; null: none
 */
public record InterlockSpec(@Nullable String emergencyStopLine, @Nullable String enclosureLine) {}
