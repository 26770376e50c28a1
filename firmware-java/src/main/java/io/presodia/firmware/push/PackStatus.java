package io.presodia.firmware.push;

import tools.jackson.databind.node.ObjectNode;

/** What a pack says of itself. */
@FunctionalInterface
public interface PackStatus {
    /** All of it. */
    ObjectNode document();

    /** What people should know of at once when it changes. Asked several times a second. */
    default String state() {
        return "";
    }
}
