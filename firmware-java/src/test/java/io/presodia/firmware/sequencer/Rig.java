package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import java.util.ArrayList;
import java.util.List;

/** A sequencer on a fake cell, scan by scan. */
final class Rig {
    final FakeCell cell;
    final long periodNanos;
    final Program program;
    Sequencer sequencer;
    Decision last;
    final List<Decision> decisions = new ArrayList<>();

    Rig(FakeCell cell, double periodSeconds, Protocol protocol) {
        this.cell = cell;
        this.periodNanos = Math.round(periodSeconds * 1e9);
        this.program = Program.compile(protocol, FakeCell.CONTEXT, FakeCell.CHANNEL);
        this.sequencer = new Sequencer(program, FakeCell.CONTEXT);
        this.last = sequencer.decide(cell.nanos, cell.scan(), List.of());
        decisions.add(last);
    }

    static Rig of(double soc, double periodSeconds, Step... steps) {
        return new Rig(new FakeCell(soc), periodSeconds, Protocol.of("test", List.of(steps)));
    }

    Decision scan() {
        var scan = cell.run(last.setpoint(), periodNanos);
        last = sequencer.decide(cell.nanos, scan, cell.takeBurst());
        decisions.add(last);
        return last;
    }

    Rig scans(int count) {
        for (int i = 0; i < count; i++) {
            scan();
        }
        return this;
    }

    /** Runs until the run is over, failing beyond {@code most} scans. */
    Rig toEnd(int most) {
        int count = 0;
        while (!last.state().over()) {
            if (++count > most) {
                throw new AssertionError("still " + last.state() + " after " + most + " scans");
            }
            scan();
        }
        return this;
    }

    List<SequencerEvent> events() {
        List<SequencerEvent> events = new ArrayList<>();
        for (Decision decision : decisions) {
            events.addAll(decision.events());
        }
        return events;
    }

    <E extends SequencerEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    SequencerEvent.StepEnded ended(int index) {
        return events(SequencerEvent.StepEnded.class).get(index);
    }
}
