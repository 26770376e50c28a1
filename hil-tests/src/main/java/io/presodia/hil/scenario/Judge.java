package io.presodia.hil.scenario;

import io.presodia.firmware.app.FindingText;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Finding;
import io.presodia.hal.limit.Tier;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.bench.SeenTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds what was seen against what is right. */
final class Judge {
    private final ScenarioCase what;
    private final Observed seen;
    private final List<String> problems = new ArrayList<>();

    private Judge(ScenarioCase what, Observed seen) {
        this.what = what;
        this.seen = seen;
    }

    /** All that is not right, for people. */
    static List<String> problems(ScenarioCase what, Observed seen) {
        Judge judge = new Judge(what, seen);
        judge.start();
        judge.trip();
        judge.latency();
        judge.relay();
        judge.end();
        judge.reports();
        judge.words();
        judge.silence();
        return judge.problems;
    }

    private void start() {
        boolean started = seen.startFailure().isEmpty();
        if (started != what.expect().starts()) {
            problems.add(
                    started
                            ? "the board came up, which it must not"
                            : "the board did not come up: " + seen.startFailure());
        }
        for (PlannedFault pending : seen.faultsPending()) {
            problems.add("a fault never began: " + TriggerText.of(pending));
        }
    }

    private void trip() {
        List<String> wanted = what.expect().trips();
        List<String> found = new ArrayList<>();
        for (SeenTrip trip : seen.trips()) {
            found.add(trip.trip().fault().id());
        }
        if (found.isEmpty() && !seen.endId().isEmpty()) {
            found.add(seen.endId());
        }
        if (wanted.isEmpty()) {
            if (!found.isEmpty()) {
                problems.add("tripped: " + text(found));
            }
        } else if (found.isEmpty()) {
            problems.add("did not trip; " + String.join(" or ", wanted) + " was expected");
        } else if (!wanted.contains(found.getFirst())) {
            problems.add(
                    "tripped "
                            + found.getFirst()
                            + " first; "
                            + String.join(" or ", wanted)
                            + " was expected");
        } else if (!seen.trips().isEmpty()) {
            scope(seen.trips().getFirst());
        }
    }

    private String text(List<String> ids) {
        if (seen.trips().isEmpty()) {
            return String.join(", ", ids);
        }
        SeenTrip first = seen.trips().getFirst();
        return String.join(", ", ids) + FindingText.inBrackets(first.trip());
    }

    private void scope(SeenTrip first) {
        boolean board = first.trip().channel() == Finding.BOARD;
        boolean right =
                switch (what.expect().on()) {
                    case EITHER -> true;
                    case BOARD -> board;
                    case CHANNEL -> first.trip().channel() == what.channel();
                };
        if (!right) {
            problems.add(
                    "latched on "
                            + (board ? "the board" : "channel " + first.trip().channel())
                            + " instead of "
                            + what.expect().on().name().toLowerCase(Locale.ROOT));
        }
    }

    private void latency() {
        Within within = what.expect().within();
        if (within != null && !seen.trips().isEmpty()) {
            double taken = within.scans() ? seen.detectionScans() : seen.detectionMillis() * 1e-3;
            if (!(taken <= within.amount())) {
                problems.add(
                        "latched after "
                                + Numbers.span(taken, within.scans())
                                + ", at most "
                                + within
                                + " are right");
            }
        }
        Within open = what.expect().openWithin();
        if (open != null) {
            double limit = open.seconds(what.files().inUse().scanPeriodNanos() * 1e-9);
            if (!(seen.openMillis() * 1e-3 <= limit)) {
                problems.add(
                        "the contact opened after "
                                + Numbers.span(seen.openMillis() * 1e-3, false)
                                + ", at most "
                                + open
                                + " are right");
            }
        }
    }

    private void relay() {
        boolean closed = seen.closed().contains(what.channel());
        switch (what.expect().relay()) {
            case OPEN -> {
                if (closed) {
                    problems.add("the relay is closed at the end");
                }
            }
            case CLOSED -> {
                if (!closed) {
                    problems.add("the relay is open at the end");
                }
            }
            case ANY -> {}
        }
        if (what.expect().others() == Expectation.Others.OPEN) {
            for (int channel : seen.closed()) {
                if (channel != what.channel()) {
                    problems.add("the relay of channel " + channel + " is closed at the end");
                }
            }
        }
    }

    private void end() {
        if (what.expect().outcome() != null && what.expect().outcome() != seen.ended()) {
            problems.add(
                    "the run "
                            + (seen.ended() == null ? "did not end" : "ended " + seen.ended())
                            + " instead of "
                            + what.expect().outcome());
        }
    }

    private void words() {
        String says = what.expect().says();
        if (!seen.endText().contains(says)) {
            problems.add("the run's end does not say \"" + says + "\": " + seen.endText());
        }
    }

    private void silence() {
        for (Fault fault : Fault.values()) {
            Tier highest = FaultTable.standard().row(fault).highestTier();
            if (fault.id().equals(what.expect().silent()) && reported(fault.id(), highest)) {
                problems.add(fault.id() + " reached its highest tier, " + highest);
            }
        }
    }

    private boolean reported(String id, Tier atLeast) {
        for (JournalEntry.Event event : seen.events()) {
            if (event.kind().equals(id) && event.severity().compareTo(atLeast) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void reports() {
        for (Expectation.Report report : what.expect().reports()) {
            if (!reported(report.fault(), report.tier())) {
                problems.add("the journal has no " + report.fault() + " of tier " + report.tier());
            }
        }
    }
}
