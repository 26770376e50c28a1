package io.presodia.hil.scenario;

import io.presodia.config.ConfigException;
import io.presodia.config.Section;
import io.presodia.config.YamlNode;
import io.presodia.firmware.protocol.Durations;
import io.presodia.hil.fault.AnalogInjection;
import io.presodia.hil.fault.BusInjection;
import io.presodia.hil.fault.CellInjection;
import io.presodia.hil.fault.ChipInjection;
import io.presodia.hil.fault.ForeignInjection;
import io.presodia.hil.fault.Injection;
import io.presodia.hil.fault.MachineInjection;
import io.presodia.hil.fault.SignalPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes faults of what scenario files say. */
final class InjectionReader {
    private static final double DOWN_SECONDS = 10;
    private static final double MEGA = 1e6;

    private final Map<String, ForeignInjection.Factory> foreign;
    private final int usualChannel;

    /**
     * @param foreign faults of somebody else's, by name
     * @param usualChannel the channel of faults that name none
     */
    InjectionReader(Map<String, ForeignInjection.Factory> foreign, int usualChannel) {
        this.foreign = foreign;
        this.usualChannel = usualChannel;
    }

    /** The fault of that kind, or null with an error collected. */
    @Nullable Injection read(Section parent, String kind) throws ConfigException {
        Section at = parent.section(kind);
        int channel = at.integer("channel", usualChannel);
        Injection found = bus(at, kind);
        if (found == null) {
            found = chip(at, kind);
        }
        if (found == null) {
            found = analog(at, kind, channel);
        }
        if (found == null) {
            found = cell(at, kind, channel);
        }
        if (found == null) {
            found = machine(at, kind);
        }
        return found == null && kind.equals("custom") ? custom(at) : found;
    }

    private static @Nullable Injection bus(Section at, String kind) throws ConfigException {
        return switch (kind) {
            case "nack" -> new BusInjection.Nack(at.text("device"), at.integer("transactions", 0));
            case "stuck_line" ->
                    new BusInjection.StuckLine(at.text("device"), at.text("level").equals("high"));
            case "bit_flips" ->
                    new BusInjection.BitFlips(at.text("device"), at.number("probability"));
            case "slow_transfers" ->
                    new BusInjection.SlowTransfers(at.text("device"), Durations.seconds(at, "by"));
            default -> null;
        };
    }

    private static @Nullable Injection chip(Section at, String kind) throws ConfigException {
        return switch (kind) {
            case "brown_out" -> new ChipInjection.BrownOut(at.text("chip"));
            case "stopped_conversion" -> new ChipInjection.StoppedConversion(at.text("chip"));
            case "frozen_result" -> new ChipInjection.FrozenResult(at.text("chip"));
            case "stuck_code" -> new ChipInjection.StuckCode(at.text("chip"), at.integer("code"));
            case "wrong_identity" ->
                    new ChipInjection.WrongIdentity(at.text("chip"), at.integer("id"));
            case "corrupt_checksum" -> new ChipInjection.CorruptChecksum(at.text("chip"));
            default -> null;
        };
    }

    private static @Nullable Injection analog(Section at, String kind, int channel)
            throws ConfigException {
        return switch (kind) {
            case "open_sense_lead" -> new AnalogInjection.OpenSenseLead(channel);
            case "open_force_lead" -> new AnalogInjection.OpenForceLead(channel);
            case "reversed_cell" -> new AnalogInjection.ReversedCell(channel);
            case "relay_welded" -> new AnalogInjection.RelayWelded(channel);
            case "relay_dead" -> new AnalogInjection.RelayDead(channel);
            case "saturated" ->
                    new AnalogInjection.Saturated(
                            channel,
                            at.text("path").equals("voltage")
                                    ? SignalPath.VOLTAGE
                                    : SignalPath.CURRENT,
                            at.text("rail", "high").equals("high"));
            case "setpoint_error" ->
                    new AnalogInjection.SetpointError(channel, at.number("percent") / 100);
            case "offset_step", "drift", "noise_burst" -> onPath(at, kind, channel);
            default -> null;
        };
    }

    private static @Nullable Injection onPath(Section at, String kind, int channel)
            throws ConfigException {
        List<SignalPath> named = new ArrayList<>();
        for (SignalPath path : SignalPath.values()) {
            if (at.has(path.key())) {
                named.add(path);
            }
        }
        if (named.size() != 1) {
            at.error("needs exactly one path, such as voltage_mV");
            return null;
        }
        SignalPath path = named.getFirst();
        double value = at.number(path.key()) * path.unit();
        return switch (kind) {
            case "offset_step" -> new AnalogInjection.OffsetStep(channel, path, value);
            case "drift" -> new AnalogInjection.Drift(channel, path, value);
            default -> new AnalogInjection.NoiseBurst(channel, path, value);
        };
    }

    private static @Nullable Injection cell(Section at, String kind, int channel)
            throws ConfigException {
        return switch (kind) {
            case "soft_short" -> new CellInjection.SoftShort(channel, at.number("ohm"));
            case "growing_leak" ->
                    new CellInjection.GrowingLeak(channel, at.number("to_ohm"), over(at));
            case "contact_loss" ->
                    new CellInjection.ContactLoss(channel, at.number("factor"), over(at));
            case "pressure_loss" ->
                    new CellInjection.PressureLoss(channel, at.number("share"), over(at));
            case "gas" ->
                    new CellInjection.Gas(channel, at.number("pressure_MPa") * MEGA, over(at));
            case "heat" -> new CellInjection.Heat(channel, at.number("watts"));
            case "donor_exhausted" -> new CellInjection.DonorExhausted(channel);
            default -> null;
        };
    }

    private static @Nullable Injection machine(Section at, String kind) throws ConfigException {
        return switch (kind) {
            case "emergency_stop" -> new MachineInjection.EmergencyStop();
            case "enclosure_open" -> new MachineInjection.EnclosureOpen();
            case "ambient" -> new MachineInjection.Ambient(at.number("celsius"), over(at));
            case "scan_overrun" ->
                    new MachineInjection.ScanOverrun(
                            Durations.seconds(at, "by"), at.integer("scans", 1));
            case "scan_failure" -> new MachineInjection.ScanFailure();
            case "hang" -> new MachineInjection.Hang(Durations.seconds(at, "duration"));
            case "wall_clock_jump" ->
                    new MachineInjection.WallClockJump(
                            at.text("direction", "forwards").equals("forwards")
                                    ? Durations.seconds(at, "by")
                                    : -Durations.seconds(at, "by"));
            case "crash" ->
                    new MachineInjection.Crash(
                            at.has("down") ? Durations.seconds(at, "down") : DOWN_SECONDS);
            case "frozen_readings" -> new MachineInjection.FrozenReadings();
            case "stale_readings" -> new MachineInjection.StaleReadings();
            case "host_lost" -> new MachineInjection.HostLost();
            case "disk_full" -> new MachineInjection.DiskFull();
            case "disk_stall" -> new MachineInjection.DiskStall(Durations.seconds(at, "duration"));
            default -> null;
        };
    }

    private @Nullable Injection custom(Section at) throws ConfigException {
        ForeignInjection.Factory factory = foreign.get(at.text("name"));
        if (factory == null) {
            at.error(
                    "name",
                    "nobody made a fault of this name known; there are " + foreign.keySet());
            return null;
        }
        Map<String, String> parameters = new TreeMap<>();
        Section given = at.sectionOrNull("parameters");
        if (given != null) {
            for (String key : given.keys()) {
                parameters.put(key, given.node(key) instanceof YamlNode.Scalar s ? s.text() : "");
            }
        }
        try {
            return factory.make(parameters);
        } catch (IllegalArgumentException e) {
            at.error("parameters", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static double over(Section at) throws ConfigException {
        return at.has("over") ? Durations.seconds(at, "over") : 0;
    }
}
