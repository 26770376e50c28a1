package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.EstimatorMaker;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.FirmwareParts;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.CellEstimator;
import io.presodia.firmware.estimate.ChannelEstimator;
import io.presodia.firmware.estimate.Meters;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Medium;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.host.run.BdfTables;
import io.presodia.host.run.RunData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What estimators do to the loop: nothing that anybody must fear. */
class EstimatorsInTheLoopTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;
    private PreparedBench prepared;

    @SuppressWarnings("NullAway.Init") // Every run sets it.
    private VirtualRig rig;

    @BeforeEach
    void prepare() throws Exception {
        Path protocol = folder.resolve("charge.yaml");
        Files.writeString(
                protocol,
                """
                schema: presodia/protocol/v1
                name: charge
                steps:
                  - rest: 10 s
                  - id: charge
                    cc: {rate_C: 0.5, until: {time: 40 min}}
                """);
        prepared = KillableBench.prepare(protocol.toString(), "nco-sn-3wt", 1000);
    }

    /** An estimator that does something else in its scans. */
    private record Rogue(ChannelEstimator inner, Runnable deed) implements ChannelEstimator {
        @Override
        public void update(ChannelScan scan) {
            inner.update(scan);
            if (scan.total().chargeAmpereHours() > 0) {
                deed.run();
            }
        }

        @Override
        public CellEstimate estimate() {
            return inner.estimate();
        }

        @Override
        public byte[] toBytes() {
            return inner.toBytes();
        }

        @Override
        public void restore(byte[] bytes) {
            inner.restore(bytes);
        }
    }

    /** Runs the protocol with estimators that do this once current has flowed. */
    private RunStatus run(Runnable deed) throws Exception {
        Composition composition = new Composition(prepared, KillableBench.SOFTWARE, true);
        rig = composition.rig(_ -> {});
        EstimatorMaker maker =
                (design, history) ->
                        new Rogue(new CellEstimator(design, Meters.BOARD, history), deed);
        try (Journal journal =
                        Journal.open(
                                file(),
                                composition.identity(),
                                rig.timebase(),
                                JournalOptions.virtualTime());
                Firmware firmware =
                        new Firmware(
                                new FirmwareParts(
                                        rig.board(),
                                        Supervision.of(
                                                prepared.inUse(),
                                                prepared.calibration().value(),
                                                rig.board().identity()),
                                        rig.timebase(),
                                        FaultTable.standard(),
                                        journal,
                                        maker))) {
            firmware.start();
            firmware.submit(composition.plan(prepared.runs().getFirst(), KillableBench.RUN));
            while (firmware.busy()) {
                firmware.scan();
            }
            return firmware.ended().getFirst();
        }
    }

    private Path file() {
        return folder.resolve("journal.db");
    }

    private List<String> notes() throws Exception {
        try (JournalReader reader = JournalReader.open(file())) {
            return reader.eventsOf(KillableBench.RUN).stream()
                    .map(stored -> stored.entry())
                    .filter(event -> event.kind().equals("estimator"))
                    .map(JournalEntry.Event::text)
                    .toList();
        }
    }

    @Test
    void recordsCarryEstimatesAndSoDoesTheExport() throws Exception {
        assertThat(run(() -> {}).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(notes()).isEmpty();
        RunData data = RunData.read(file(), KillableBench.RUN);
        EstimateRow last = Objects.requireNonNull(data.lastEstimate());
        // A third of an hour at 0.5C is 39 mAh/g, more than the donor's 27.5.
        assertThat(last.na2sCapacity().value()).isBetween(20.0, 35.0);
        assertThat(last.donorDepletion().known()).isTrue();
        assertThat(data.estimates()).doesNotContainNull();
        assertThat(BdfTables.of(data).columns())
                .extracting(column -> column.header())
                .contains("est_soc", "est_soc_sigma", "est_na2s_mAh_g", "est_na2s_sigma_mAh_g");
    }

    @Test
    void oneThatThrowsIsDroppedWithAnEventAndTheRunGoesOn() throws Exception {
        RunStatus status =
                run(() -> {
                    throw new IllegalStateException("a matrix that has no root");
                });

        assertThat(status.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(notes()).hasSize(1);
        assertThat(notes().getFirst())
                .contains("goes on without estimates", "a matrix that has no root");
        assertThat(RunData.read(file(), KillableBench.RUN).estimates()[0]).isNotNull();
        assertThat(last(RunData.read(file(), KillableBench.RUN))).isNull();
    }

    private static @Nullable EstimateRow last(RunData data) {
        return data.estimates()[data.size() - 1];
    }

    @Test
    void oneThatIsSlowAgainAndAgainIsGivenUp() throws Exception {
        List<Integer> scans = new ArrayList<>();
        RunStatus status =
                run(() -> {
                    scans.add(1);
                    rig.timebase().elapse(6 * SECOND / 10);
                });

        assertThat(status.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(scans).hasSize(5);
        assertThat(notes().getFirst()).contains("took too long in 5 scans");
    }

    /** The heartbeat of its scan was the last: the watchdog opens what the loop no longer can. */
    @Test
    void oneThatNeverComesBackLeavesTheRelayToTheWatchdog() throws Exception {
        List<Boolean> closed = new ArrayList<>();
        RunStatus status =
                run(() -> {
                    closed.add(rig.bench().channel(1).relayClosed());
                    rig.timebase().elapse(600 * SECOND);
                    closed.add(rig.bench().channel(1).relayClosed());
                });

        assertThat(closed).startsWith(true, false);
        assertThat(status.outcome()).isEqualTo(RunOutcome.TRIPPED);
    }

    /** What a restart costs: what was learnt of the donor is still known. */
    @Test
    void estimatesOutliveARestart() throws Exception {
        try (KillableBench bench =
                new KillableBench(prepared, file(), JournalOptions.virtualTime(), Medium.SOUND)) {
            CellEstimate before = interrupted(bench);
            bench.bootAndResume();
            CellEstimate after = goOn(bench);
            assertThat(after.donor().basis()).isEqualTo(before.donor().basis());
            assertThat(after.donor().na2sMilliampereHoursPerGram().sigma())
                    .isLessThan(1.5 * before.donor().na2sMilliampereHoursPerGram().sigma());
            assertThat(bench.runToEnd(10_000).outcome()).isEqualTo(RunOutcome.COMPLETED);
            bench.flush();
            assertThat(notes()).isEmpty();
        }
    }

    @Test
    void aStateThatIsLostIsToldAndTheCellIsOneOfWhichNothingIsKnown() throws Exception {
        try (KillableBench bench =
                new KillableBench(prepared, file(), JournalOptions.virtualTime(), Medium.SOUND)) {
            interrupted(bench);
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = connection.createStatement()) {
                statement.execute("DELETE FROM estimator_state");
            }
            bench.bootAndResume();
            assertThat(goOn(bench).soc().sigma()).isGreaterThan(0.05);
            bench.flush();
            assertThat(notes()).hasSize(1).first().asString().contains("begin anew");
        }
    }

    private static CellEstimate interrupted(KillableBench bench) throws Exception {
        Firmware firmware = bench.boot();
        firmware.submit(bench.plan());
        for (int i = 0; i < 1300; i++) {
            firmware.scan();
        }
        CellEstimate estimate = Objects.requireNonNull(firmware.estimate(1));
        bench.flush();
        bench.kill(60 * SECOND);
        return estimate;
    }

    private static CellEstimate goOn(KillableBench bench) throws Exception {
        for (int i = 0; i < 200; i++) {
            bench.firmware().scan();
        }
        return Objects.requireNonNull(bench.firmware().estimate(1));
    }
}
