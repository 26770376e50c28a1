package io.presodia.hil.scenario;

import io.presodia.firmware.app.FindingText;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.FaultRow;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.Trip;
import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says in a few words what a rig did. */
final class Reactions {
    private Reactions() {}

    static String of(Observed seen) {
        if (!seen.startFailure().isEmpty()) {
            return "does not come up";
        }
        if (seen.trips().isEmpty()) {
            if (seen.endId().isEmpty()) {
                return reported(seen);
            }
            return (seen.everClosed() ? "broken off: " : "not started: ") + seen.endId();
        }
        List<String> words = new ArrayList<>();
        words.add(
                seen.trips().getFirst().trip().channel() == Finding.BOARD
                        ? "board latched"
                        : "channel latched");
        if (!seen.opened().isEmpty()) {
            words.add((seen.opened().size() == 1 ? "relay " : "relays ") + list(seen) + " open");
        } else if (!seen.closed().isEmpty()) {
            words.add("relay still closed");
        }
        if (seen.watchdogTripped()) {
            words.add("relay supply dropped");
        }
        return String.join(", ", words);
    }

    /** Why the run ended, for people; empty where nothing broke it off. */
    static String cause(Observed seen) {
        if (seen.trips().isEmpty()) {
            return seen.endId().isEmpty() ? "" : seen.endText();
        }
        Trip first = seen.trips().getFirst().trip();
        FaultRow row = FaultTable.standard().row(first.fault());
        return FindingText.of(first, row.unit()) + ". " + row.description();
    }

    private static String list(Observed seen) {
        return seen.opened().toString().replaceAll("[\\[\\] ]", "");
    }

    private static String reported(Observed seen) {
        Set<String> rows = new HashSet<>();
        for (Fault fault : Fault.values()) {
            rows.add(fault.id());
        }
        Tier worst = null;
        String id = "";
        for (JournalEntry.Event event : seen.events()) {
            if (rows.contains(event.kind())
                    && (worst == null || event.severity().compareTo(worst) > 0)) {
                worst = event.severity();
                id = event.kind();
            }
        }
        if (worst == null) {
            return "none";
        }
        return switch (worst) {
            case INFORM -> "reported: " + id;
            case WARN -> "warned: " + id;
            case TRIP -> "reported at its highest tier: " + id;
        };
    }
}
