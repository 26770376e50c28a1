package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.FaultyMedium;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.safety.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that stalls or is full while a cell charges. Times are those of the bench. */
class FaultyDiskRunTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;
    private final FaultyMedium disk = new FaultyMedium();
    private PreparedBench prepared;

    @BeforeEach
    void prepare() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("charge.yaml"),
                        """
                        schema: presodia/protocol/v1
                        name: charge
                        record: {every: 1 s}
                        steps:
                          - rest: 10 s
                          - cc: {rate_C: 0.1, until: {time: 5 min}}
                        """);
        prepared = KillableBench.prepare(file.toString(), "nco-sn-3wt", 200);
    }

    private Path file() {
        return folder.resolve("journal.db");
    }

    private KillableBench charging() throws Exception {
        KillableBench bench =
                new KillableBench(
                        prepared,
                        file(),
                        JournalOptions.virtualTime().withMaximumLag(SECOND),
                        disk);
        Firmware firmware = bench.boot();
        firmware.submit(bench.plan());
        scan(firmware, 30);
        assertThat(bench.rig.bench().channel(1).relayClosed()).isTrue();
        return bench;
    }

    private static void scan(Firmware firmware, double seconds) throws InterruptedException {
        for (int i = 0; i < seconds * 5; i++) {
            firmware.scan();
        }
    }

    private void everyNumberIsThereOnce() throws IOException {
        try (JournalReader reader = JournalReader.open(file())) {
            var samples = reader.samples(Cursor.START, 100_000);
            var events = reader.events(Cursor.START, 100_000);
            assertThat(
                            LongStream.concat(
                                            samples.stream().mapToLong(row -> row.cursor().seq()),
                                            events.stream().mapToLong(row -> row.cursor().seq()))
                                    .sorted()
                                    .toArray())
                    .isEqualTo(
                            LongStream.rangeClosed(1, samples.size() + (long) events.size())
                                    .toArray());
        }
    }

    @Test
    void aDiskThatStallsThirtySecondsStopsNothingAndLosesNothing() throws Exception {
        try (KillableBench bench = charging()) {
            long acknowledged = bench.journal().acknowledgedSeq();
            disk.stallUntil(bench.rig.timebase().nanos() + 30 * SECOND);
            scan(bench.firmware(), 29);
            assertThat(bench.journal().acknowledgedSeq()).isEqualTo(acknowledged);
            assertThat(bench.rig.bench().channel(1).relayClosed()).isTrue();
            RunStatus status = bench.runToEnd(10_000);
            assertThat(status.outcome()).as(status.text()).isEqualTo(RunOutcome.COMPLETED);
            bench.finish();
            everyNumberIsThereOnce();
            try (JournalReader reader = JournalReader.open(file())) {
                assertThat(
                                reader.events(Cursor.START, 1000).stream()
                                        .map(row -> row.entry().kind()))
                        .contains(Fault.JOURNAL_STALLED.id());
            }
        }
    }

    @Test
    void aDiskThatNeverComesBackOpensTheBoardAfterTheTimeOfTheTable() throws Exception {
        try (KillableBench bench = charging()) {
            disk.stallUntil(Long.MAX_VALUE);
            scan(bench.firmware(), 58);
            assertThat(bench.rig.bench().channel(1).relayClosed()).isTrue();
            scan(bench.firmware(), 5);
            assertThat(bench.rig.bench().channel(1).relayClosed()).isFalse();
            assertThat(Objects.requireNonNull(bench.firmware().latch().cause(1)).fault())
                    .isEqualTo(Fault.JOURNAL_STALLED);
            disk.heal();
            scan(bench.firmware(), 5);
            bench.finish();
            everyNumberIsThereOnce();
        }
    }

    @Test
    void aFullDiskIsPutUpWithForAWhileAndThenTheBoardOpens() throws Exception {
        try (KillableBench bench = charging()) {
            disk.fill();
            scan(bench.firmware(), 25);
            assertThat(bench.rig.bench().channel(1).relayClosed()).isTrue();
            scan(bench.firmware(), 10);
            assertThat(bench.rig.bench().channel(1).relayClosed()).isFalse();
            assertThat(Objects.requireNonNull(bench.firmware().latch().cause(1)).fault())
                    .isEqualTo(Fault.JOURNAL_FULL);
            disk.heal();
            scan(bench.firmware(), 5);
            bench.finish();
            everyNumberIsThereOnce();
        }
    }

    @Test
    void whatAFullDiskDidNotTakeIsLostWithThePowerAndNothingElse() throws Exception {
        try (KillableBench bench = charging()) {
            disk.fill();
            scan(bench.firmware(), 10);
            long acknowledged = bench.journal().acknowledgedSeq();
            bench.kill(20 * SECOND);
            disk.heal();
            bench.bootAndResume();
            assertThat(bench.journal().acknowledgedSeq()).isEqualTo(acknowledged);
            RunStatus status = bench.runToEnd(10_000);
            assertThat(status.outcome()).as(status.text()).isEqualTo(RunOutcome.COMPLETED);
            bench.finish();
            everyNumberIsThereOnce();
        }
    }
}
