package io.presodia.hil.scenario;

import io.presodia.config.SourceFile;
import java.util.List;

/**
 * A scenario, read and checked.
 *
 * @param id its name
 * @param fault id of the row of the fault table that it proves; empty where it proves none
 * @param description one sentence for people
 * @param waitsFor the part that does not exist yet; empty where all does
 * @param cases the scenario itself, then its near misses
 * @param source the file
 */
public record Scenario(
        String id,
        String fault,
        String description,
        String waitsFor,
        List<ScenarioCase> cases,
        SourceFile source) {
    public Scenario {
        cases = List.copyOf(cases);
    }

    /** What breaks, by kinds; that of the row where nothing is broken. */
    public String faultText() {
        if (!fault.isEmpty()) {
            return fault;
        }
        if (cases.isEmpty() || cases.getFirst().faults().isEmpty()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (var planned : cases.getFirst().faults()) {
            text.append(text.isEmpty() ? "" : ", ").append(planned.injection().kind());
        }
        return text.toString();
    }
}
