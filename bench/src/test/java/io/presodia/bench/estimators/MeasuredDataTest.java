package io.presodia.bench.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * A measured cell of another chemistry through its own cell file: pulses and discharges of a 2013
 * Nissan Leaf pouch cell (10.5281/zenodo.2580327, MIT), which must lie beside the repository in
 * shared/data. The cell file is a thousandth of the pouch.
 */
class MeasuredDataTest {
    /** Of that record, or the test is skipped. */
    private static MeasuredScoring scoring(String name) throws Exception {
        Path file = MeasuredRecord.find(null, name);
        assumeThat(file).as("shared/data/%s beside the repository", name).isNotNull();
        return new MeasuredScoring(MeasuredRecord.read(Objects.requireNonNull(file)));
    }

    @Test
    void theVoltageOfThePulsesIsReplayedBetterThanByTheirPublishedModel() throws Exception {
        MeasuredScoring pulses = scoring(MeasuredRecord.PULSES);

        assertThat(pulses.replayVolts(MeasuredScoring.PULSES_START)).isLessThan(0.0208);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.20, 0.40, 0.70})
    void theStateOfChargeIsFoundWithinTwoPercentFromAWrongStart(double start) throws Exception {
        MeasuredScoring pulses = scoring(MeasuredRecord.PULSES);

        MeasuredScoring.Found found = pulses.soc(MeasuredScoring.PULSES_START, start);

        // From the first hour on, at most.
        assertThat(found.errors().largest()).isLessThan(0.02);
        assertThat(found.convergedHours()).isLessThan(1);
    }

    @Test
    void dischargesThatNoParameterWasTakenFromAreReplayedToo() throws Exception {
        MeasuredScoring discharges = scoring(MeasuredRecord.DISCHARGES);

        // Asked of the pulses alone; here at the current of 1C that they do not hold for long.
        assertThat(discharges.replayVolts(MeasuredScoring.DISCHARGES_START)).isLessThan(0.025);
    }

    @Test
    void theCommandNamesTheRecordThatItDoesNotFind(@TempDir Path empty) {
        StringWriter text = new StringWriter();
        CommandLine line = new CommandLine(new EstimatorsCommand(new PrintWriter(text)));
        line.setCaseInsensitiveEnumValuesAllowed(true);

        int code = line.execute("--only", "measured", "--data", empty.toString());

        assertThat(code).isZero();
        assertThat(text.toString())
                .contains("skipped", MeasuredRecord.PULSES, empty.toString())
                .doesNotContain("| pulses");
    }
}
