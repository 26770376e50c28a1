package io.presodia.hil.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.app.AttachedRig;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.FirmwareParts;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.remote.RemoteBench;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.Preparation;
import io.presodia.host.session.PreparedBench;
import io.presodia.host.session.Supervision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The same firmware on the same bench, once in this process and once in another. */
@DisabledOnOs(OS.WINDOWS)
class SideBySideTest {
    private static final int ROUND_TRIPS = 10_000;
    private static final int SCANS = Integer.getInteger("presodia.scans", 4000);
    private static final double SCAN_MILLIS = 1000;

    /** Rest, pulse and charge, so that every kind of transfer is among them. */
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            name: side-by-side
            record: {every: 5 s}
            steps:
              - rest: 2 min
              - pulse: {rate_C: 0.1, duration: 1 s, at: [1 ms, 10 ms, 100 ms, 1 s]}
              - rest: 30 s
              - cc: {rate_C: 0.1, until: {voltage: window_upper}}
            """;

    @TempDir private Path folder = Path.of("");

    private PreparedBench prepared() throws Exception {
        String protocol = Sessions.write(folder, "side.yaml", PROTOCOL);
        return Preparation.prepare(
                new Catalogue(),
                new BenchRequest("bench-4", 1, false, SCAN_MILLIS, Double.POSITIVE_INFINITY),
                List.of(Sessions.request(protocol, "nco-sn-3wt")),
                List.of());
    }

    private record Result(List<JournalEntry.Sample> samples, double realSeconds) {}

    private Result run(PreparedBench prepared, Timebase timebase, Board board, String name)
            throws Exception {
        Path file = folder.resolve(name + ".db");
        long begin;
        long end;
        try (Journal journal =
                        Journal.open(
                                file,
                                FirmwareProcess.identity(prepared),
                                timebase,
                                JournalOptions.virtualTime());
                Firmware firmware =
                        new Firmware(
                                new FirmwareParts(
                                        board,
                                        Supervision.of(
                                                prepared.inUse(),
                                                prepared.calibration().value(),
                                                board.identity()),
                                        timebase,
                                        FaultTable.standard(),
                                        journal))) {
            firmware.start();
            firmware.submit(FirmwareProcess.plan(prepared));
            begin = Patience.nanos();
            for (int scan = 0; scan < SCANS; scan++) {
                firmware.scan();
            }
            end = Patience.nanos();
        }
        List<JournalEntry.Sample> samples = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(file)) {
            reader.forEachSample(
                    reader.runs().getFirst().runId(), stored -> samples.add(stored.entry()));
        }
        return new Result(samples, (end - begin) * 1e-9);
    }

    @Test
    void aBenchInAnotherProcessGivesTheSameBits() throws Exception {
        PreparedBench prepared = prepared();
        VirtualRig rig =
                VirtualRig.build(
                        prepared.inUse(),
                        prepared.calibration().value(),
                        VirtualRig.Options.fullSpeed(1));
        rig.fit(1, prepared.runs().getFirst().cell().value(), CellScatter.NONE);
        Result here = run(prepared, rig.timebase(), rig.board(), "here");
        try (BenchChild bench = BenchChild.start(folder, "--scan", Double.toString(SCAN_MILLIS))) {
            AttachedRig attached =
                    AttachedRig.attach(
                            prepared.inUse(),
                            prepared.calibration().value(),
                            bench.socket(),
                            new SystemTimebase());
            Result there = run(prepared, attached.timebase(), attached.board(), "there");

            assertThat(here.samples()).hasSizeGreaterThan(SCANS / 10);
            assertThat(there.samples()).isEqualTo(here.samples());
            assertThat(bench.state().number("violations")).isZero();
            Sessions.figure("round trip: %.1f us", roundTripMicros(bench));
            Sessions.figure(
                    "scans per second of real time: %.0f in one process, %.0f through the socket (%.0f us and %.0f us a scan)",
                    SCANS / here.realSeconds(),
                    SCANS / there.realSeconds(),
                    here.realSeconds() * 1e6 / SCANS,
                    there.realSeconds() * 1e6 / SCANS);
        }
    }

    /** Of the quickest tenth part: what the wire costs, not what else the machine does. */
    private static double roundTripMicros(BenchChild bench) throws Exception {
        RemoteBench remote = RemoteBench.attach(bench.socket(), new SystemTimebase());
        DigitalInput line = remote.ports().input("emergency_stop");
        long least = Long.MAX_VALUE;
        for (int part = 0; part < 10; part++) {
            long begin = Patience.nanos();
            for (int i = 0; i < ROUND_TRIPS / 10; i++) {
                line.high();
            }
            least = Math.min(least, Patience.nanos() - begin);
        }
        remote.ports().close();
        return least * 1e-3 / (ROUND_TRIPS / 10.0);
    }
}
