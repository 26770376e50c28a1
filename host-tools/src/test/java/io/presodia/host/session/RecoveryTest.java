package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Medium;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.safety.ClearOutcome;
import io.presodia.firmware.safety.Fault;
import io.presodia.hal.sim.cell.CellPlant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a restart a run goes on only if everything is as it was; otherwise somebody must look. */
class RecoveryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_SCANS = 20_000;

    @SuppressWarnings("InlineFormatString") // A file reads best by itself.
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            name: charge
            boot: %s
            steps:
              - rest: 10 s
              - id: charge
                cc: {rate_C: 0.5, until: {time: %s}}
            """;

    @TempDir Path folder;
    private PreparedBench prepared;

    @BeforeEach
    void prepare() throws Exception {
        prepared = prepared("resume", "50 min");
    }

    private PreparedBench prepared(String boot, String time) throws Exception {
        Path file = folder.resolve("charge.yaml");
        Files.writeString(file, PROTOCOL.formatted(boot, time));
        return KillableBench.prepare(file.toString(), "nco-sn-3wt", 1000);
    }

    private Path file() {
        return folder.resolve("journal.db");
    }

    private KillableBench bench() throws Exception {
        return new KillableBench(prepared, file(), JournalOptions.virtualTime(), Medium.SOUND);
    }

    /** A bench whose controller has died in the midst of the charge. */
    private KillableBench cut(long outageNanos) throws Exception {
        KillableBench bench = bench();
        Firmware firmware = bench.boot();
        firmware.submit(bench.plan());
        scan(firmware, 1500);
        bench.flush();
        bench.kill(outageNanos);
        return bench;
    }

    private static void scan(Firmware firmware, int scans) throws InterruptedException {
        for (int i = 0; i < scans; i++) {
            firmware.scan();
        }
    }

    private static RunStatus status(KillableBench bench) {
        return Objects.requireNonNull(bench.firmware().status(1));
    }

    private void holds(KillableBench bench, String... cause) throws Exception {
        scan(bench.firmware(), 20);
        RunStatus status = status(bench);
        assertThat(status.holds()).isTrue();
        assertThat(status.holdCause()).contains(cause);
        assertThat(bench.rig.bench().channel(1).relayClosed()).isFalse();
        scan(bench.firmware(), 300);
        assertThat(bench.rig.bench().channel(1).relayClosed()).isFalse();
        assertThat(status(bench).holdCause()).isEqualTo(status.holdCause());
    }

    private List<JournalEntry.Event> events(String kind) throws Exception {
        try (JournalReader reader = JournalReader.open(file())) {
            return reader.eventsOf(KillableBench.RUN).stream()
                    .map(io.presodia.firmware.journal.Stored::entry)
                    .filter(event -> event.kind().equals(kind))
                    .toList();
        }
    }

    @Test
    void theLengthOfAnOutageIsTakenFromAClockThatLivedOn() throws Exception {
        try (KillableBench bench = cut(100 * SECOND)) {
            bench.bootAndResume();
            bench.flush();
            JournalEntry.Event found = events("power_cut_found").getFirst();
            // The last row was written when a scan began, at most a record interval before the cut.
            assertThat(found.value()).isBetween(100.0, 131.0);
            assertThat(found.text()).contains("boot 1 number").contains("outage 1");
        }
    }

    @Test
    void withoutSuchAClockTheOutageIsUnknownAndTheRunStillGoesOn() throws Exception {
        try (KillableBench bench = cut(100 * SECOND)) {
            bench.rig.timebase().jumpWall(-86_400 * SECOND);
            bench.bootAndResume();
            assertThat(bench.runToEnd(MOST_SCANS).outcome()).isEqualTo(RunOutcome.COMPLETED);
            bench.flush();
            JournalEntry.Event found = events("power_cut_found").getFirst();
            assertThat(found.value()).isNaN();
            assertThat(found.text()).contains("outage unknown");
        }
    }

    @Test
    void anotherCellInTheChannelIsHeldAndAnOperatorMayOverrule() throws Exception {
        try (KillableBench bench = cut(60 * SECOND)) {
            bench.rig.fit(
                    1,
                    prepared.runs().getFirst().cell().value(),
                    io.presodia.hal.sim.cell.CellScatter.NONE);
            bench.bootAndResume();
            holds(bench, "open circuit voltage", "must be");
            assertThat(bench.firmware().proceed(1, "ada asked for it: swapped on purpose"))
                    .isTrue();
            scan(bench.firmware(), 20);
            assertThat(status(bench).holds()).isFalse();
            assertThat(bench.rig.bench().channel(1).relayClosed()).isTrue();
            bench.flush();
            assertThat(events("run_taken_over").getFirst().text())
                    .startsWith(
                            "an operator let the run go on (ada asked for it: swapped on purpose)"
                                    + " although open circuit voltage is ")
                    .contains(", must be ", " V; ", " s around the power cut are uncounted")
                    .doesNotContain("fit the checkpoint");
        }
    }

    @Test
    void whatFitsAgainWhenAnOperatorLetsItGoOnIsSaidToFit() throws Exception {
        try (KillableBench bench = cut(60 * SECOND)) {
            CellPlant plant = Objects.requireNonNull(bench.rig.bench().channel(1).cell());
            plant.faults().setForceFactor(0.94);
            bench.bootAndResume();
            holds(bench, "stack pressure", "the checkpoint allows");
            plant.faults().setForceFactor(1);
            scan(bench.firmware(), 20);
            assertThat(bench.firmware().proceed(1, "ada")).isTrue();
            scan(bench.firmware(), 20);
            bench.flush();
            assertThat(events("run_taken_over").getFirst().text())
                    .startsWith(
                            "an operator let the run go on (ada), which had held (stack pressure is ")
                    .contains(
                            "; by now files, pressure and open circuit voltage fit the checkpoint");
        }
    }

    @Test
    void aRunThatFitsSaysSoWithoutAnOperator() throws Exception {
        try (KillableBench bench = cut(60 * SECOND)) {
            bench.bootAndResume();
            scan(bench.firmware(), 20);
            bench.flush();
            assertThat(events("run_taken_over").getFirst().text())
                    .startsWith(
                            "the run goes on: files, pressure and open circuit voltage fit the checkpoint; ");
        }
    }

    @Test
    void aPressThatWasTouchedIsHeld() throws Exception {
        try (KillableBench bench = cut(60 * SECOND)) {
            CellPlant plant = Objects.requireNonNull(bench.rig.bench().channel(1).cell());
            // 6 % less force leaves the pressure inside the limits of the cell.
            plant.faults().setForceFactor(0.94);
            bench.bootAndResume();
            holds(bench, "stack pressure", "the checkpoint allows");
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsHeldForGood() throws Exception {
        try (KillableBench bench = cut(60 * SECOND)) {
            PreparedBench changed = prepared("resume", "51 min");
            Firmware firmware = bench.boot();
            Interrupted found = bench.recovery.runs().getFirst();
            firmware.resume(bench.plan(changed), found);
            holds(bench, "protocols/charge.yaml", "has changed");
            assertThat(firmware.proceed(1, "ada")).isFalse();
            assertThat(firmware.stop(1, "by the test")).isTrue();
            assertThat(firmware.ended().getFirst().outcome()).isEqualTo(RunOutcome.STOPPED);
            assertThat(firmware.ended().getFirst().text()).isEqualTo("stopped: by the test");
        }
    }

    @Test
    void aTripStaysLatchedOverTheRestartUntilAnOperatorClearsIt() throws Exception {
        try (KillableBench bench = bench()) {
            Firmware first = bench.boot();
            first.submit(bench.plan());
            scan(first, 200);
            bench.rig.bench().emergencyStop(true);
            scan(first, 5);
            assertThat(first.ended()).hasSize(1);
            bench.flush();
            bench.kill(SECOND);
            bench.rig.bench().emergencyStop(false);
            Firmware second = bench.bootAndResume();
            assertThat(bench.recovery.runs()).isEmpty();
            scan(second, 10);
            assertThat(Objects.requireNonNull(second.latch().cause(1)).fault())
                    .isEqualTo(Fault.EMERGENCY_STOP);
            assertThat(second.clear(0, "operator", "")).isInstanceOf(ClearOutcome.Refused.class);
            assertThat(second.clear(0, "operator", "released"))
                    .isInstanceOf(ClearOutcome.Cleared.class);
            bench.flush();
            bench.kill(SECOND);
            Firmware third = bench.bootAndResume();
            scan(third, 10);
            assertThat(third.latch().cause(1)).isNull();
        }
    }

    @Test
    void aDamagedCheckpointIsHeldForGood() throws Exception {
        try (KillableBench bench = cut(60 * SECOND)) {
            flipABitOfEveryCheckpoint();
            bench.bootAndResume();
            holds(bench, "checksum");
            assertThat(bench.firmware().proceed(1, "ada")).isFalse();
        }
    }

    private void flipABitOfEveryCheckpoint() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER resume_point_is_final");
            byte[] state;
            try (var row = statement.executeQuery("SELECT state FROM resume_point LIMIT 1")) {
                state = row.getBytes(1);
            }
            state[state.length / 2] ^= 4;
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE resume_point SET state = ?")) {
                update.setBytes(1, state);
                update.executeUpdate();
            }
        }
    }

    @Test
    void aStepThatWantsAnOperatorHoldsByItself() throws Exception {
        prepared = prepared("hold_for_operator", "50 min");
        try (KillableBench bench = cut(60 * SECOND)) {
            bench.bootAndResume();
            scan(bench.firmware(), 60);
            assertThat(status(bench).holds()).isTrue();
            assertThat(status(bench).holdCause()).isEmpty();
            assertThat(bench.firmware().proceed(1, "ada")).isTrue();
            assertThat(bench.runToEnd(MOST_SCANS).outcome()).isEqualTo(RunOutcome.COMPLETED);
        }
    }

    @Test
    void aStepThatWantsARestRestsFirst() throws Exception {
        prepared = prepared("{rest_then_resume: 2 min}", "50 min");
        try (KillableBench bench = cut(60 * SECOND)) {
            bench.bootAndResume();
            scan(bench.firmware(), 110);
            assertThat(bench.rig.bench().channel(1).relayClosed()).isFalse();
            scan(bench.firmware(), 40);
            assertThat(bench.rig.bench().channel(1).relayClosed()).isTrue();
        }
    }

    @Test
    void aSuspendedRunGoesOnAfterTheNextStart() throws Exception {
        KillableBench bench = bench();
        Firmware first = bench.boot();
        first.submit(bench.plan());
        scan(first, 1500);
        double before = status(bench).volts();
        first.suspend();
        bench.journal().close();
        bench.rig.reboot();
        bench.rig.timebase().elapse(30 * SECOND);
        bench.reassemble();
        bench.bootAndResume();
        assertThat(bench.recovery.runs()).hasSize(1);
        assertThat(bench.runToEnd(MOST_SCANS).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(before).isGreaterThan(1);
        bench.close();
    }

    @Test
    void aRunOfWhichOnlyTheBeginningWasKeptBegins() throws Exception {
        try (KillableBench bench = bench()) {
            bench.boot().submit(bench.plan());
            bench.flush();
            bench.kill(SECOND);
            bench.bootAndResume();
            assertThat(bench.recovery.runs()).hasSize(1);
            assertThat(bench.runToEnd(MOST_SCANS).outcome()).isEqualTo(RunOutcome.COMPLETED);
        }
    }
}
