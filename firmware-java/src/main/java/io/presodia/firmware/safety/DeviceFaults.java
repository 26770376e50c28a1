package io.presodia.firmware.safety;

import io.presodia.hal.bus.BusFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bus faults by device: how often, and which channels depend on it. */
final class DeviceFaults {
    /** Failures further apart than this do not add up. */
    private static final long APART_NANOS = 5_000_000_000L;

    private final FaultTable table;
    private final SupervisedBoard board;
    private final Thresholds.Fixed tiers;
    private final int resetSeverity;
    private final int strangeSeverity;
    private final List<Device> devices = new ArrayList<>();

    /** One device that has failed before. */
    private static final class Device {
        final String name;
        final List<Watch> faults = new ArrayList<>();
        final List<Watch> resets = new ArrayList<>();
        final List<Watch> strangers = new ArrayList<>();
        int count;
        long lastNanos;
        boolean failed;
        boolean lostConfiguration;
        boolean strange;

        Device(String name) {
            this.name = name;
        }
    }

    DeviceFaults(FaultTable table, SupervisedBoard board) {
        this.table = table;
        this.board = board;
        tiers = table.fixed(Fault.BUS_FAULT);
        resetSeverity = table.conditionSeverity(Fault.CHIP_RESET);
        strangeSeverity = table.conditionSeverity(Fault.WRONG_CHIP);
    }

    void look(
            List<BusFault> sampling,
            List<BusFault> elsewhere,
            @Nullable BusFault heartbeat,
            Findings out) {
        if (devices.isEmpty() && sampling.isEmpty() && elsewhere.isEmpty() && heartbeat == null) {
            return;
        }
        for (BusFault fault : sampling) {
            note(fault);
        }
        for (BusFault fault : elsewhere) {
            note(fault);
        }
        if (heartbeat != null) {
            note(heartbeat);
        }
        for (Device device : devices) {
            judge(device, out);
        }
    }

    private void note(BusFault fault) {
        Device device = device(fault.device());
        device.failed = true;
        switch (fault.kind()) {
            case DEVICE_RESET -> device.lostConfiguration = true;
            case PROTOCOL -> device.strange = true;
            case NACK, STUCK, TIMEOUT, CRC, IO -> {
                // Counted, and tried again.
            }
        }
    }

    private Device device(String name) {
        for (Device device : devices) {
            if (device.name.equals(name)) {
                return device;
            }
        }
        Device device = new Device(name);
        int mask = board.devices().channelsOf(name);
        if (mask == -1) {
            addWatches(device, Finding.BOARD);
        }
        for (int channel = 1; mask != -1 && channel <= board.identity().channelCount(); channel++) {
            if ((mask & 1 << (channel - 1)) != 0) {
                addWatches(device, channel);
            }
        }
        devices.add(device);
        return device;
    }

    private void addWatches(Device device, int channel) {
        device.faults.add(new Watch(table.row(Fault.BUS_FAULT), channel, Watched.BUS, device.name));
        device.resets.add(
                new Watch(table.row(Fault.CHIP_RESET), channel, Watched.BUS, device.name));
        device.strangers.add(
                new Watch(table.row(Fault.WRONG_CHIP), channel, Watched.BUS, device.name));
    }

    private void judge(Device device, Findings out) {
        if (device.failed) {
            device.count++;
            device.lastNanos = out.nanos();
        } else if (out.nanos() - device.lastNanos > APART_NANOS) {
            device.count = 0;
        }
        int severity = tiers.severity(device.count);
        for (Watch watch : device.faults) {
            watch.see(severity, device.count, tiers.limit(severity), out);
        }
        int reset = device.lostConfiguration ? resetSeverity : Severity.NONE;
        for (Watch watch : device.resets) {
            watch.see(reset, Double.NaN, Double.NaN, out);
        }
        int strange = device.strange ? strangeSeverity : Severity.NONE;
        for (Watch watch : device.strangers) {
            watch.see(strange, Double.NaN, Double.NaN, out);
        }
        device.failed = false;
        device.lostConfiguration = false;
        device.strange = false;
    }
}
