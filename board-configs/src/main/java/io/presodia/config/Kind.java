package io.presodia.config;

import org.jspecify.annotations.Nullable;

/** The kinds of file a user writes. */
public enum Kind {
    /** A board: chips, buses, wiring, ranges, watchdog. */
    BOARD("board", "boards"),
    /** What one copy of a board does differently from its nominal arithmetic. */
    CALIBRATION("calibration", "calibrations"),
    /** A cell: what a researcher knows of it. */
    CELL("cell", "cells"),
    /** A cathode, an anode, a donor or an electrolyte. */
    MATERIAL("material", "materials"),
    /** What a channel does, step by step. */
    PROTOCOL("protocol", "protocols"),
    /** Which channel runs which protocol on which cell. */
    PLAN("plan", "plans"),
    /** A fault on a virtual bench and what must come of it. */
    SCENARIO("scenario", "scenarios");

    private final String word;
    private final String folder;

    Kind(String word, String folder) {
        this.word = word;
        this.folder = folder;
    }

    /** The word in the schema line and in messages. */
    public String word() {
        return word;
    }

    /** The folder of the built-in files of this kind. */
    public String folder() {
        return folder;
    }

    /** What the first line of such a file says after {@code schema:}. */
    public String schemaName() {
        return "presodia/" + word + "/v1";
    }

    /** Identifier of the published JSON Schema; an identifier only, never fetched. */
    public String schemaId() {
        return "https://presodia.io/schema/" + word + "/v1";
    }

    /** Class path resource of the published JSON Schema. */
    String schemaResource() {
        return "/presodia/schemas/" + word + ".v1.schema.json";
    }

    /** The kind whose schema line says {@code schemaName}, or null. */
    static @Nullable Kind ofSchemaName(String schemaName) {
        for (Kind kind : values()) {
            if (kind.schemaName().equals(schemaName)) {
                return kind;
            }
        }
        return null;
    }
}
