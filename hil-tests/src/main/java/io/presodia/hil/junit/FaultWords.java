package io.presodia.hil.junit;

import io.presodia.hil.bench.HilBench;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.bench.Trigger;
import io.presodia.hil.fault.AnalogInjection;
import io.presodia.hil.fault.BusInjection;
import io.presodia.hil.fault.CellInjection;
import io.presodia.hil.fault.ChipInjection;
import io.presodia.hil.fault.Injection;
import io.presodia.hil.fault.MachineInjection;
import io.presodia.hil.fault.SignalPath;
import java.time.Duration;

/** What breaks; the time was said before. Each fault of the catalogue can be given as data, too. */
public final class FaultWords {
    private final Bench bench;
    private final HilBench world;
    private final Trigger trigger;
    private final int channel;
    private final double lastingSeconds;

    FaultWords(Bench bench, HilBench world, Trigger trigger, int channel, double lastingSeconds) {
        this.bench = bench;
        this.world = world;
        this.trigger = trigger;
        this.channel = channel;
        this.lastingSeconds = lastingSeconds;
    }

    /** The same, over after a while. */
    public FaultWords lasting(Duration span) {
        return new FaultWords(bench, world, trigger, channel, span.toNanos() * 1e-9);
    }

    /**
     * Any fault.
     *
     * @throws IllegalStateException when the bench was not started for faults
     */
    public Bench inject(Injection injection) {
        if (!world.bench().faults().allowed()) {
            throw new IllegalStateException(
                    injection.kind()
                            + " is refused: this bench was not started with faults allowed");
        }
        world.plan(new PlannedFault(trigger, injection, lastingSeconds));
        return bench;
    }

    /** The sense lead comes off. */
    public Bench openSenseLead() {
        return inject(new AnalogInjection.OpenSenseLead(channel));
    }

    /** The force lead comes off. */
    public Bench openForceLead() {
        return inject(new AnalogInjection.OpenForceLead(channel));
    }

    /** The cell sits the wrong way round. */
    public Bench reverseCell() {
        return inject(new AnalogInjection.ReversedCell(channel));
    }

    /** The relay's contact is welded shut. */
    public Bench weldRelay() {
        return inject(new AnalogInjection.RelayWelded(channel));
    }

    /** The relay's contact stays open. */
    public Bench killRelay() {
        return inject(new AnalogInjection.RelayDead(channel));
    }

    /** What is measured is off, in V, A, Pa or K. */
    public Bench offset(SignalPath path, double by) {
        return inject(new AnalogInjection.OffsetStep(channel, path, by));
    }

    /** What is measured drifts, in V, A, Pa or K a minute. */
    public Bench drift(SignalPath path, double perMinute) {
        return inject(new AnalogInjection.Drift(channel, path, perMinute));
    }

    /** A short through the separator, ohm. */
    public Bench shortCell(double ohms) {
        return inject(new CellInjection.SoftShort(channel, ohms));
    }

    /** Gas adds pressure, Pa. */
    public Bench gas(double pascals, Duration over) {
        return inject(new CellInjection.Gas(channel, pascals, over.toNanos() * 1e-9));
    }

    /** The press gives way; so much of the pressure is left. */
    public Bench losePressure(double share, Duration over) {
        return inject(new CellInjection.PressureLoss(channel, share, over.toNanos() * 1e-9));
    }

    /** Something heats the stack, W. */
    public Bench heat(double watts) {
        return inject(new CellInjection.Heat(channel, watts));
    }

    /** A device no longer acknowledges. */
    public Bench silence(String device) {
        return inject(new BusInjection.Nack(device, 0));
    }

    /** A chip loses its supply for a moment and with it its configuration. */
    public Bench brownOut(String chip) {
        return inject(new ChipInjection.BrownOut(chip));
    }

    /** Every result of a chip repeats the last one. */
    public Bench freeze(String chip) {
        return inject(new ChipInjection.FrozenResult(chip));
    }

    /** The emergency stop is pressed. */
    public Bench pressEmergencyStop() {
        return inject(new MachineInjection.EmergencyStop());
    }

    /** The control thread hangs. */
    public Bench hang(Duration span) {
        return inject(new MachineInjection.Hang(span.toNanos() * 1e-9));
    }

    /** The host at the side of the runs is gone. */
    public Bench loseHost() {
        return inject(new MachineInjection.HostLost());
    }

    /** The process dies and is started again. */
    public Bench crash(Duration down) {
        return inject(new MachineInjection.Crash(down.toNanos() * 1e-9));
    }
}
