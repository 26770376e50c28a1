package io.presodia.hil.campaign;

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

/** Which invariants the faults of a seed take away, channel by channel: what cannot be known. */
final class Blame {
    private final ScenarioCase what;

    Blame(ScenarioCase what) {
        this.what = what;
    }

    /** Stack pressure and temperature have one sensor a channel: nothing checks it. */
    boolean stackDeceived(int channel) {
        for (PlannedFault planned : what.faults()) {
            boolean deceived =
                    switch (planned.injection()) {
                        case BusInjection _, ChipInjection _ -> true;
                        case AnalogInjection analog ->
                                analog.channel() == channel
                                        && (on(analog, SignalPath.PRESSURE)
                                                || on(analog, SignalPath.TEMPERATURE));
                        case CellInjection _, MachineInjection _, ForeignInjection _ -> false;
                    };
            if (deceived) {
                return true;
            }
        }
        return false;
    }

    /** Two faults may make both converters of a quantity err alike. */
    boolean bothConvertersDeceived(int channel, SignalPath main, SignalPath check) {
        Set<SignalPath> paths = EnumSet.noneOf(SignalPath.class);
        int chips = 0;
        for (PlannedFault planned : what.faults()) {
            switch (planned.injection()) {
                case AnalogInjection analog -> {
                    for (SignalPath path : new SignalPath[] {main, check}) {
                        if (analog.channel() == channel && on(analog, path)) {
                            paths.add(path);
                        }
                    }
                }
                case BusInjection _, ChipInjection _ -> chips++;
                case CellInjection _, MachineInjection _, ForeignInjection _ -> {}
            }
        }
        return paths.size() + chips > 1;
    }

    /** Whether what was counted need not be what flowed. */
    boolean chargeUncertain(int channel) {
        for (PlannedFault planned : what.faults()) {
            boolean uncertain =
                    switch (planned.injection()) {
                        case BusInjection _, ChipInjection _, ForeignInjection _ -> true;
                        case AnalogInjection analog -> analog.channel() == channel;
                        case MachineInjection machine ->
                                (machine instanceof MachineInjection.Crash && diskFails())
                                        || machine instanceof MachineInjection.Hang
                                        || machine instanceof MachineInjection.ScanOverrun
                                        || machine instanceof MachineInjection.ScanFailure;
                        case CellInjection _ -> false;
                    };
            if (uncertain) {
                return true;
            }
        }
        return false;
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

    /** Whether this fault can make that channel trip; 0 for the board. */
    static boolean reaches(Injection injection, int channel) {
        return switch (injection) {
            case BusInjection _, ChipInjection _, ForeignInjection _ -> true;
            case AnalogInjection analog -> channel == 0 || analog.channel() == channel;
            case CellInjection cell -> channel == 0 || cell.channel() == channel;
            // Nothing that trips looks at the wall clock.
            case MachineInjection machine -> !(machine instanceof MachineInjection.WallClockJump);
        };
    }

    private boolean any(java.util.function.Predicate<Injection> test) {
        return what.faults().stream().map(PlannedFault::injection).anyMatch(test);
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
