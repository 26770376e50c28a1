package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.Setpoint;
import java.util.ArrayList;
import java.util.List;

/** A sequencer on a fake cell, scan by scan. */
final class Rig {
    final FakeCell cell;
    final long periodNanos;
    final CellContext context;
    final Program program;
    Sequencer sequencer;
    Decision last;
    final List<Decision> decisions = new ArrayList<>();

    Rig(FakeCell cell, double periodSeconds, Protocol protocol) {
        this(cell, periodSeconds, FakeCell.CONTEXT, protocol);
    }

    /** With a cell file that says otherwise than the cell's own. */
    Rig(FakeCell cell, double periodSeconds, CellContext context, Protocol protocol) {
        this.cell = cell;
        this.periodNanos = Math.round(periodSeconds * 1e9);
        this.context = context;
        this.program = Program.compile(protocol, context, FakeCell.CHANNEL);
        this.sequencer = new Sequencer(program, context);
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

    /** Goes on with a sequencer built anew from what the present one remembers. */
    void rebuild() {
        sequencer = Sequencer.rebuild(program, context, sequencer.cursor());
    }

    /** Power is lost; the clock begins anew at {@code nanos} and the relay is open. */
    void cutPower(long nanos) {
        cell.nanos = nanos;
        sequencer = Sequencer.afterPowerCut(program, context, sequencer.cursor(), nanos);
        last = new Decision(Setpoint.OPEN, null, List.of(), last.clock(), last.state());
    }

    /** The ids of the steps in the order they were entered. */
    List<String> ids() {
        return events(SequencerEvent.StepEntered.class).stream()
                .map(SequencerEvent.StepEntered::stepId)
                .toList();
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
