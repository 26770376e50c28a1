package io.presodia.hil.fault;

import io.presodia.hal.sim.AnalogFault;
import io.presodia.hal.sim.AnalogFault.Signal;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.TransferFault;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.PlantFaults;

/** Makes faults happen on a site, and ends them. */
public final class Injector {
    private static final double NANOS = 1e9;

    private final FaultSite site;

    /** For faults of that site. */
    public Injector(FaultSite site) {
        this.site = site;
    }

    /**
     * Makes it happen now.
     *
     * @return ends it; does nothing for an event
     * @throws IllegalStateException when the bench was not started for faults
     * @throws IllegalArgumentException when the bench has no such chip, line or channel
     * @throws MissingPartException when this build has no means for it
     */
    public Runnable begin(Injection injection) {
        if (!site.bench().faults().allowed()) {
            throw new IllegalStateException(
                    injection.kind()
                            + " is refused: this bench was not started with faults allowed");
        }
        return switch (injection) {
            case BusInjection bus -> begin(bus);
            case ChipInjection chip -> begin(chip);
            case AnalogInjection analog -> begin(analog);
            case CellInjection cell -> begin(cell);
            case MachineInjection machine -> begin(machine);
            case ForeignInjection foreign -> {
                foreign.begin(site);
                yield foreign.isEvent() ? () -> {} : () -> foreign.end(site);
            }
        };
    }

    private Runnable begin(BusInjection injection) {
        TransferFault fault =
                switch (injection) {
                    case BusInjection.Nack nack ->
                            nack.transactions() == 0
                                    ? new TransferFault.NackUntilCleared()
                                    : new TransferFault.NackNext(nack.transactions());
                    case BusInjection.StuckLine stuck -> new TransferFault.StuckLine(stuck.high());
                    case BusInjection.BitFlips flips ->
                            new TransferFault.BitFlips(flips.probability());
                    case BusInjection.SlowTransfers slow ->
                            new TransferFault.Delay(Math.round(slow.seconds() * NANOS));
                };
        site.bench().faults().inject(injection.device(), fault);
        return () -> site.bench().faults().clear(injection.device());
    }

    private Runnable begin(ChipInjection injection) {
        ChipFault fault =
                switch (injection) {
                    case ChipInjection.BrownOut _ -> new ChipFault.BrownOut();
                    case ChipInjection.StoppedConversion _ -> new ChipFault.StoppedConversion();
                    case ChipInjection.FrozenResult _ -> new ChipFault.FrozenResult();
                    case ChipInjection.StuckCode stuck -> new ChipFault.StuckCode(stuck.code());
                    case ChipInjection.WrongIdentity wrong ->
                            new ChipFault.WrongIdentity(wrong.id());
                    case ChipInjection.CorruptChecksum _ -> new ChipFault.CorruptChecksum();
                };
        site.bench().faults().inject(injection.chip(), fault, site.timebase().nanos());
        return injection.isEvent() ? () -> {} : () -> site.bench().faults().clear(injection.chip());
    }

    private Runnable begin(AnalogInjection injection) {
        AnalogFault fault =
                switch (injection) {
                    case AnalogInjection.OpenSenseLead _ -> new AnalogFault.OpenSenseLead();
                    case AnalogInjection.OpenForceLead _ -> new AnalogFault.OpenForceLead();
                    case AnalogInjection.ReversedCell _ -> new AnalogFault.ReversedCell();
                    case AnalogInjection.RelayWelded _ -> new AnalogFault.WeldedRelay();
                    case AnalogInjection.RelayDead _ -> new AnalogFault.DeadRelay();
                    case AnalogInjection.OffsetStep step ->
                            new AnalogFault.Offset(signal(step.path()), step.by());
                    case AnalogInjection.Drift drift ->
                            new AnalogFault.Drift(signal(drift.path()), drift.perMinute() / 60);
                    case AnalogInjection.NoiseBurst burst ->
                            new AnalogFault.NoiseBurst(signal(burst.path()), burst.sigma());
                    case AnalogInjection.Saturated saturated ->
                            new AnalogFault.Saturation(signal(saturated.path()), saturated.high());
                    case AnalogInjection.SetpointError error ->
                            new AnalogFault.SetpointError(error.fraction());
                };
        String circuit = "channel-" + injection.channel();
        site.bench().faults().inject(circuit, fault, site.timebase().nanos());
        return () -> site.bench().faults().clear(circuit);
    }

    private static Signal signal(SignalPath path) {
        return switch (path) {
            case VOLTAGE -> Signal.VOLTAGE;
            case CURRENT -> Signal.CURRENT;
            case CHECK_VOLTAGE -> Signal.CHECK_VOLTAGE;
            case CHECK_CURRENT -> Signal.CHECK_CURRENT;
            case PRESSURE -> Signal.STACK_PRESSURE;
            case TEMPERATURE -> Signal.TEMPERATURE;
        };
    }

    private Runnable begin(CellInjection injection) {
        PlantFaults faults = plant(injection.channel()).faults();
        return switch (injection) {
            case CellInjection.SoftShort(int _, double ohms) -> {
                faults.setShortOhms(ohms);
                yield () -> faults.setShortOhms(Double.POSITIVE_INFINITY);
            }
            case CellInjection.GrowingLeak(int _, double ohms, double seconds) ->
                    ramp(
                            0,
                            1 / ohms,
                            seconds,
                            siemens -> faults.setShortOhms(siemens > 0 ? 1 / siemens : 1e12));
            case CellInjection.ContactLoss(int _, double factor, double seconds) ->
                    ramp(1, factor, seconds, faults::setContactFactor);
            case CellInjection.PressureLoss(int _, double share, double seconds) ->
                    ramp(1, share, seconds, faults::setForceFactor);
            case CellInjection.Gas(int _, double pascals, double seconds) ->
                    ramp(0, pascals, seconds, faults::setGasPascals);
            case CellInjection.Heat(int _, double watts) -> {
                faults.setHeatWatts(watts);
                yield () -> faults.setHeatWatts(0);
            }
            case CellInjection.DonorExhausted _ -> {
                faults.setDonorExhausted(true);
                yield () -> faults.setDonorExhausted(false);
            }
        };
    }

    private Runnable begin(MachineInjection injection) {
        VirtualBench bench = site.bench();
        switch (injection) {
            case MachineInjection.EmergencyStop _ -> {
                bench.emergencyStop(true);
                return () -> bench.emergencyStop(false);
            }
            case MachineInjection.EnclosureOpen _ -> {
                bench.enclosure(true);
                return () -> bench.enclosure(false);
            }
            case MachineInjection.Ambient(double celsius, double seconds) -> {
                return ramp(VirtualBench.LABORATORY_CELSIUS, celsius, seconds, bench::ambient);
            }
            case MachineInjection.ScanOverrun(double seconds, int scans) ->
                    site.machine().overrun(Math.round(seconds * NANOS), scans);
            case MachineInjection.ScanFailure _ ->
                    site.machine().failScan("injected: scan_failure");
            case MachineInjection.Hang(double seconds) ->
                    site.machine().hang(Math.round(seconds * NANOS));
            case MachineInjection.WallClockJump(double seconds) ->
                    site.timebase().jumpWall(Math.round(seconds * NANOS));
            case MachineInjection.Crash(double seconds) ->
                    site.machine().crash(Math.round(seconds * NANOS));
            case MachineInjection.StaleReadings _ -> {
                site.machine().freezeReadings(false);
                return site.machine()::thawReadings;
            }
            case MachineInjection.FrozenReadings _ -> {
                site.machine().freezeReadings(true);
                return site.machine()::thawReadings;
            }
            case MachineInjection.HostLost _ -> {
                site.machine().hostsGone(true);
                return () -> site.machine().hostsGone(false);
            }
            case MachineInjection.DiskFull _ -> {
                site.machine().diskFull(true);
                return () -> site.machine().diskFull(false);
            }
            case MachineInjection.DiskStall(double seconds) ->
                    site.machine().stallDisk(Math.round(seconds * NANOS));
        }
        return () -> {};
    }

    /** Goes there evenly; ended, it goes back at once. */
    private Runnable ramp(
            double from, double to, double seconds, java.util.function.DoubleConsumer value) {
        Runnable stop = Ramp.start(site.timebase(), from, to, seconds, value);
        return () -> {
            stop.run();
            value.accept(from);
        };
    }

    private CellPlant plant(int channel) {
        CellPlant plant = site.bench().channel(channel).cell();
        if (plant == null) {
            throw new IllegalArgumentException("there is no cell in channel " + channel);
        }
        return plant;
    }
}
