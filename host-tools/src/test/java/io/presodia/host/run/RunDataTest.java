package io.presodia.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDataTest {
    /** 19 intervals of 60 s at 30 µA. */
    private static final double STEP_AMPERE_HOURS = 19 * 60 * 3e-5 / 3600;

    @TempDir Path folder;
    private Path journal;

    @BeforeEach
    void writeRun() throws Exception {
        journal = folder.resolve("journal.db");
        Runs.write(journal, 7, true);
    }

    @Test
    void stepsAndCyclesCarryTheirOwnCharge() throws Exception {
        RunData run = RunData.read(journal, "r1");
        assertThat(run.size()).isEqualTo(Runs.ROWS);
        assertThat(run.steps()).hasSize(6);
        StepSegment discharge = run.steps().get(5);
        assertThat(discharge.stepId()).isEqualTo("discharge");
        assertThat(discharge.from()).isEqualTo(100);
        assertThat(discharge.size()).isEqualTo(20);
        assertThat(discharge.cycle()).isEqualTo(2);
        assertThat(discharge.counted().dischargeAmpereHours())
                .isCloseTo(STEP_AMPERE_HOURS, within(1e-15));
        assertThat(discharge.counted().chargeAmpereHours()).isZero();
        assertThat(run.cycles()).hasSize(2);
        CycleSegment second = run.cycles().get(1);
        assertThat(second.cycle()).isEqualTo(2);
        assertThat(second.size()).isEqualTo(60);
        assertThat(second.counted().chargeAmpereHours())
                .isCloseTo(STEP_AMPERE_HOURS, within(1e-15));
        assertThat(second.coulombicEfficiency()).isCloseTo(1, within(1e-9));
        assertThat(run.total().throughputAmpereHours()[Runs.ROWS - 1])
                .isCloseTo(4 * STEP_AMPERE_HOURS, within(1e-15));
        assertThat(run.total().netAmpereHours()[19]).isCloseTo(STEP_AMPERE_HOURS, within(1e-15));
    }

    @Test
    void whatWasNotMeasuredIsNotThere() throws Exception {
        RunData run = RunData.read(journal, "r1");
        assertThat(run.volts()[5]).isNaN();
        assertThat(run.amperes()[5]).isNaN();
        assertThat(run.uncountedSeconds()[5]).isEqualTo(0.05);
        assertThat(run.ambientCelsius()).containsOnly(Double.NaN);
        assertThat(run.volts()[6]).isBetween(2.99, 3.01);
    }

    @Test
    void theRunSaysWhatItWas() throws Exception {
        RunData run = RunData.read(journal, "r1");
        RunInfo info = run.info();
        assertThat(info.cell()).isEqualTo("nco-sn-3wt");
        assertThat(info.seed()).isEqualTo(7);
        assertThat(info.virtual()).isTrue();
        assertThat(info.dataOrigin()).isEqualTo("virtual");
        assertThat(info.scanPeriodSeconds()).isEqualTo(0.05);
        assertThat(info.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(info.outcomeWord()).isEqualTo("completed");
        assertThat(info.startedUnixSeconds())
                .isEqualTo((double) VirtualTimebase.EPOCH.getEpochSecond());
        assertThat(info.properties()).containsEntry("cathode_active_mg", "2.5");
        assertThat(run.unixSeconds()[1] - run.unixSeconds()[0]).isCloseTo(60, within(1e-6));
        assertThat(run.reason()[0]).isEqualTo(RecordReason.STEP_START);
        assertThat(run.events()).hasSize(3);
        assertThat(run.pulses())
                .singleElement()
                .satisfies(p -> assertThat(p.entry().ohms()).isEqualTo(95));
        assertThat(run.bursts()).isEmpty();
    }

    @Test
    void aRunThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RunData.read(journal, "r2"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("r2");
    }
}
