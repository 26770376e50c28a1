package io.presodia.hil.campaign;

import io.presodia.firmware.safety.Fault;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.fault.AnalogInjection;
import io.presodia.hil.fault.BusInjection;
import io.presodia.hil.fault.CellInjection;
import io.presodia.hil.fault.ChipInjection;
import io.presodia.hil.fault.ForeignInjection;
import io.presodia.hil.fault.Injection;
import io.presodia.hil.fault.MachineInjection;
import io.presodia.hil.fault.SignalPath;
import io.presodia.hil.scenario.ScenarioCase;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which invariants the faults of a seed take away, channel by channel: what cannot be known. A
 * fault of a device concerns what that device measures or drives, by the board's file.
 */
final class Blame {
    /** Rows that look at what the sensors of a stack say. */
    private static final Set<Fault> OF_THE_STACK =
            EnumSet.of(
                    Fault.OVER_TEMPERATURE,
                    Fault.UNDER_TEMPERATURE,
                    Fault.TEMPERATURE_RATE,
                    Fault.TEMPERATURE_JUMP,
                    Fault.PRESSURE_LOW,
                    Fault.PRESSURE_HIGH,
                    Fault.PRESSURE_RATE,
                    Fault.PRESSURE_JUMP,
                    Fault.GAS_EVOLUTION,
                    Fault.FROZEN_SENSOR);

    /** Rows that look at whether a device answers, whatever it is. */
    private static final Set<Fault> OF_ANY_DEVICE =
            EnumSet.of(
                    Fault.STALE_READING,
                    Fault.SATURATED_READING,
                    Fault.READING_LOST,
                    Fault.BUS_FAULT,
                    Fault.CHIP_RESET,
                    Fault.WRONG_CHIP,
                    Fault.WATCHDOG_TRIPPED,
                    Fault.SCAN_OVERRUN);

    /** Rows with one cause of their own, which nothing else explains. */
    private static final Set<Fault> OF_ITS_OWN =
            EnumSet.of(
                    Fault.EMERGENCY_STOP,
                    Fault.ENCLOSURE_OPEN,
                    Fault.JOURNAL_STALLED,
                    Fault.JOURNAL_FULL,
                    Fault.HOST_LOST);

    private final ScenarioCase what;
    private final Wiring wiring;

    Blame(ScenarioCase what) {
        this.what = what;
        this.wiring = new Wiring(what.files().inUse());
    }

    /** Stack pressure and temperature have one sensor a channel: nothing checks it. */
    boolean stackDeceived(int channel) {
        return any(injection ->
                deceives(injection, channel, SignalPath.PRESSURE)
                        || deceives(injection, channel, SignalPath.TEMPERATURE));
    }

    /** Faults may make both converters of a quantity err alike. */
    boolean bothConvertersDeceived(int channel, SignalPath main, SignalPath check) {
        return any(injection -> deceives(injection, channel, main))
                && any(injection -> deceives(injection, channel, check));
    }

    /** Whether what was counted need not be what flowed. */
    boolean chargeUncertain(int channel) {
        return any(injection ->
                switch (injection) {
                    case BusInjection bus -> chargeUncertain(concerned(bus), channel);
                    case ChipInjection chip -> chargeUncertain(chip.chip(), channel);
                    case ForeignInjection _ -> true;
                    case AnalogInjection analog ->
                            analog.channel() == channel && !leavesTheCurrent(analog);
                    case MachineInjection machine ->
                            (machine instanceof MachineInjection.Crash && diskFails())
                                    || machine instanceof MachineInjection.Hang
                                    || machine instanceof MachineInjection.ScanOverrun
                                    || machine instanceof MachineInjection.ScanFailure
                                    || repeatsReadings(machine);
                    case CellInjection _ -> false;
                });
    }

    /** A chip that holds a line of its bus holds it for all that are on it. */
    private String concerned(BusInjection bus) {
        return bus instanceof BusInjection.StuckLine ? wiring.lineOf(bus.device()) : bus.device();
    }

    /** What drives a current may change it within a scan, of which one reading is counted. */
    private boolean chargeUncertain(String device, int channel) {
        return wiring.measures(device, channel, SignalPath.CURRENT)
                || wiring.drives(device, channel);
    }

    /** What neither changes the current within a scan nor what is read of it. */
    private static boolean leavesTheCurrent(AnalogInjection analog) {
        return analog instanceof AnalogInjection.SetpointError
                || on(analog, SignalPath.CHECK_VOLTAGE)
                || on(analog, SignalPath.CHECK_CURRENT)
                || on(analog, SignalPath.PRESSURE)
                || on(analog, SignalPath.TEMPERATURE);
    }

    boolean welded(int channel) {
        return any(injection ->
                injection instanceof AnalogInjection.RelayWelded(int at) && at == channel);
    }

    /** Rows may be lost with the process, and with a disk that takes nothing. */
    boolean diskFails() {
        return any(injection ->
                injection instanceof MachineInjection.DiskFull
                        || injection instanceof MachineInjection.DiskStall);
    }

    /**
     * Whether this fault can make a row trip.
     *
     * @param channel which tripped; 0 for the board
     */
    boolean reaches(Injection injection, Fault row, int channel) {
        return switch (injection) {
            case BusInjection bus -> reaches(concerned(bus), row, channel);
            case ChipInjection chip -> reaches(chip.chip(), row, channel);
            case ForeignInjection _ -> true;
            case AnalogInjection analog -> channel == 0 || analog.channel() == channel;
            case CellInjection cell -> channel == 0 || cell.channel() == channel;
            case MachineInjection machine -> reaches(machine, row);
        };
    }

    private boolean reaches(String device, Fault row, int channel) {
        if (OF_ITS_OWN.contains(row)) {
            return false;
        }
        int stack = wiring.stackSensorOf(device);
        if (stack > 0) {
            return channel == 0
                    ? OF_ANY_DEVICE.contains(row)
                    : channel == stack
                            && (OF_ANY_DEVICE.contains(row) || OF_THE_STACK.contains(row));
        }
        if (wiring.isAmbientSensor(device)) {
            return channel == 0 && OF_ANY_DEVICE.contains(row);
        }
        return wiring.carriesStackSensors(device) || !OF_THE_STACK.contains(row);
    }

    private static boolean reaches(MachineInjection machine, Fault row) {
        return switch (machine) {
            case MachineInjection.EmergencyStop _ -> row == Fault.EMERGENCY_STOP;
            case MachineInjection.EnclosureOpen _ -> row == Fault.ENCLOSURE_OPEN;
            case MachineInjection.HostLost _ -> row == Fault.HOST_LOST;
            case MachineInjection.DiskFull _, MachineInjection.DiskStall _ ->
                    row == Fault.JOURNAL_STALLED || row == Fault.JOURNAL_FULL;
            // Cold and heat change the cell's resistance as well as what the sensors say.
            case MachineInjection.Ambient _ ->
                    OF_THE_STACK.contains(row) || row.code() < Fault.VOLTAGE_DISAGREEMENT.code();
            // Nothing that trips looks at the wall clock.
            case MachineInjection.WallClockJump _ -> false;
            case MachineInjection.Crash _ ->
                    !OF_ITS_OWN.contains(row) && !OF_THE_STACK.contains(row);
            case MachineInjection.ScanOverrun _,
                    MachineInjection.ScanFailure _,
                    MachineInjection.Hang _,
                    MachineInjection.FrozenReadings _,
                    MachineInjection.StaleReadings _ ->
                    !OF_ITS_OWN.contains(row);
        };
    }

    private boolean any(java.util.function.Predicate<Injection> test) {
        return what.faults().stream().map(PlannedFault::injection).anyMatch(test);
    }

    private boolean deceives(Injection injection, int channel, SignalPath path) {
        return switch (injection) {
            case BusInjection bus -> wiring.measures(concerned(bus), channel, path);
            case ChipInjection chip -> wiring.measures(chip.chip(), channel, path);
            case AnalogInjection analog -> analog.channel() == channel && on(analog, path);
            case MachineInjection machine -> repeatsReadings(machine);
            case CellInjection _, ForeignInjection _ -> false;
        };
    }

    private static boolean repeatsReadings(MachineInjection machine) {
        return machine instanceof MachineInjection.FrozenReadings
                || machine instanceof MachineInjection.StaleReadings;
    }

    private static boolean on(AnalogInjection analog, SignalPath path) {
        return switch (analog) {
            case AnalogInjection.OffsetStep step -> step.path() == path;
            case AnalogInjection.Drift drift -> drift.path() == path;
            case AnalogInjection.NoiseBurst burst -> burst.path() == path;
            case AnalogInjection.Saturated saturated -> saturated.path() == path;
            case AnalogInjection.OpenSenseLead _ -> path == SignalPath.VOLTAGE;
            case AnalogInjection.OpenForceLead _,
                    AnalogInjection.ReversedCell _,
                    AnalogInjection.RelayWelded _,
                    AnalogInjection.RelayDead _,
                    AnalogInjection.SetpointError _ ->
                    false;
        };
    }
}
