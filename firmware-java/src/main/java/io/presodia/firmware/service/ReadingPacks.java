package io.presodia.firmware.service;

import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.ChannelSnapshot;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.remote.Estimated;
import io.presodia.firmware.remote.RunSnapshot;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.telemetry.SenmlPack;
import io.presodia.firmware.telemetry.SenmlRecord;
import io.presodia.firmware.telemetry.SenmlUnits;
import io.presodia.hal.time.ClockQuality;
import java.util.ArrayList;
import java.util.List;

/** Snapshots as SenML. What was not measured has no record. */
final class ReadingPacks {
    private final DeviceFacts facts;

    ReadingPacks(DeviceFacts facts) {
        this.facts = facts;
    }

    SenmlPack board(BoardSnapshot board) {
        List<SenmlRecord> records = new ArrayList<>();
        if (board.ambientCelsius().good()) {
            records.add(SenmlRecord.of("t", SenmlUnits.CELSIUS, board.ambientCelsius().value()));
        }
        records.add(SenmlRecord.of("estop", board.emergencyStop()));
        records.add(SenmlRecord.of("open", board.enclosureOpen()));
        records.add(SenmlRecord.of("fault", faults(board.trips())));
        for (ChannelSnapshot channel : board.channels()) {
            for (Quantity quantity : List.of(Quantity.VOLTAGE, Quantity.CURRENT)) {
                quantity(records, channel, quantity);
            }
            records.add(SenmlRecord.of(name(channel, "state"), Documents.stateOf(channel)));
            records.add(SenmlRecord.of(name(channel, "fault"), faults(channel.trips())));
        }
        return pack(board, records);
    }

    SenmlPack channel(BoardSnapshot board, ChannelSnapshot channel) {
        List<SenmlRecord> records = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            quantity(records, channel, quantity);
        }
        add(records, name(channel, "uncounted"), SenmlUnits.SECOND, channel.uncountedSeconds());
        records.add(SenmlRecord.of(name(channel, "relay"), channel.relayClosed()));
        records.add(SenmlRecord.of(name(channel, "state"), Documents.stateOf(channel)));
        records.add(SenmlRecord.of(name(channel, "fault"), faults(channel.trips())));
        RunSnapshot run = channel.run();
        RunClock clock = run == null ? null : run.clock();
        if (clock != null) {
            records.add(SenmlRecord.of(name(channel, "step"), clock.stepId()));
            records.add(
                    SenmlRecord.of(name(channel, "steps"), SenmlUnits.COUNT, clock.stepCount()));
            records.add(SenmlRecord.of(name(channel, "cycle"), SenmlUnits.COUNT, clock.cycle()));
        }
        return pack(board, records);
    }

    /** One quantity, with its sigma where it is an estimate; no records where it has no value. */
    List<SenmlRecord> quantity(ChannelSnapshot channel, Quantity quantity) {
        List<SenmlRecord> records = new ArrayList<>();
        quantity(records, channel, quantity);
        return records;
    }

    SenmlPack pack(BoardSnapshot board, List<SenmlRecord> records) {
        return new SenmlPack(facts.deviceName().baseName(), seconds(board), records);
    }

    private static void quantity(
            List<SenmlRecord> records, ChannelSnapshot channel, Quantity quantity) {
        Estimated value = quantity.of(channel);
        add(records, name(channel, quantity.path()), quantity.unit(), value.value());
        add(records, name(channel, quantity.path() + "_sigma"), quantity.unit(), value.sigma());
    }

    private static void add(List<SenmlRecord> records, String name, String unit, double value) {
        if (Double.isFinite(value)) {
            records.add(SenmlRecord.of(name, unit, value));
        }
    }

    private static String name(ChannelSnapshot channel, String what) {
        return "ch" + channel.number() + "/" + what;
    }

    private static String faults(List<Trip> trips) {
        return String.join(" ", trips.stream().map(trip -> trip.fault().id()).toList());
    }

    /** Before the clock is set, readings are of "now" (RFC 8428, section 4.5.3). */
    private static double seconds(BoardSnapshot board) {
        return board.clockQuality() == ClockQuality.UNSYNCHRONIZED
                ? 0
                : board.wall().toEpochMilli() / 1e3;
    }
}
