package io.presodia.hil.crash;

import io.presodia.config.Catalogue;
import io.presodia.firmware.app.AttachedRig;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.FirmwareParts;
import io.presodia.firmware.app.Recovery;
import io.presodia.firmware.app.RunPlan;
import io.presodia.firmware.journal.FaultyMedium;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.hil.support.BoardInFront;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.Preparation;
import io.presodia.host.session.PreparedBench;
import io.presodia.host.session.RunRequest;
import io.presodia.host.session.Supervision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The firmware as a process, attached to a bench, with a guest on its control thread that does what
 * standard input says. Everything but the guest is what runs on a controller.
 *
 * <p>Arguments: socket, protocol, cell, scan period in ms, file of the journal.
 */
final class FirmwareProcess {
    /** As the daemon does: rows are committed within a second of the board's time. */
    private static final long LAG_NANOS = 1_000_000_000L;

    private FirmwareProcess() {}

    public static void main(String[] args) throws Exception {
        Path socket = Path.of(args[0]);
        PreparedBench prepared =
                Preparation.prepare(
                        new Catalogue(),
                        new BenchRequest(
                                "bench-4",
                                1,
                                false,
                                Double.valueOf(args[3]),
                                Double.POSITIVE_INFINITY),
                        List.of(new RunRequest(1, args[1], args[2], 0, "crash", "test")),
                        List.of());
        AttachedRig rig =
                AttachedRig.attach(
                        prepared.inUse(),
                        prepared.calibration().value(),
                        socket,
                        new SystemTimebase());
        FaultyMedium disk = new FaultyMedium();
        Guest guest = new Guest(rig, disk);
        Thread.ofPlatform().daemon().name("voice").start(() -> listen(guest));
        try (Journal journal =
                        Journal.open(
                                Path.of(args[4]),
                                identity(prepared),
                                rig.timebase(),
                                JournalOptions.virtualTime().withMaximumLag(LAG_NANOS),
                                disk);
                Firmware firmware =
                        new Firmware(
                                new FirmwareParts(
                                        new BoardInFront(rig.board(), guest::sampled),
                                        Supervision.of(
                                                prepared.inUse(),
                                                prepared.calibration().value(),
                                                rig.board().identity()),
                                        rig.timebase(),
                                        FaultTable.standard(),
                                        journal))) {
            Recovery recovery = Recovery.read(journal.file(), journal.bootId(), rig.timebase());
            firmware.start(recovery);
            say("ready " + rig.timebase().nanos());
            RunPlan plan = plan(prepared);
            if (!recovery.runs().isEmpty()) {
                firmware.resume(plan, recovery.runs().getFirst());
            } else if (over(journal, plan)) {
                return;
            } else {
                firmware.submit(plan);
            }
            Voice voice = new Voice(firmware, journal, rig.timebase());
            while (firmware.busy()) {
                firmware.scan();
                voice.scanned();
            }
            voice.over();
        }
    }

    /** Whether the run had ended when the last process was killed. */
    private static boolean over(Journal journal, RunPlan plan) throws JournalException {
        try (JournalReader reader = JournalReader.open(journal.file())) {
            RunRecord run = reader.run(plan.runId()).orElse(null);
            if (run == null || run.ended() == null) {
                return false;
            }
            say("ended " + run.ended().entry().outcome() + " before");
            return true;
        }
    }

    private static void listen(Guest guest) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                guest.ask(line.strip());
                line = in.readLine();
            }
        } catch (IOException e) {
            // Whoever spoke is gone.
        }
        // Without its test this process has nothing to live for.
        Runtime.getRuntime().halt(3);
    }

    static void say(String words) {
        System.out.println(words);
        System.out.flush();
    }

    static RunPlan plan(PreparedBench prepared) {
        var run = prepared.runs().getFirst();
        CellDesign cell = run.cell().value();
        return new RunPlan(
                prepared.runs().getFirst().title(),
                1,
                0,
                cell.name(),
                Preparation.context(cell),
                cell.areaSquareCentimetres() * 1e-4,
                cell.initialVoltageVolts(),
                run.protocol().protocol(),
                "crash",
                "test",
                1L,
                List.of(),
                Map.of(),
                cell);
    }

    static JournalIdentity identity(PreparedBench prepared) {
        return new JournalIdentity(
                "virtual-crash",
                "test",
                "test",
                prepared.board().value().name(),
                prepared.board().value().virtualSerial(),
                true);
    }
}
