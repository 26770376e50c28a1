package io.presodia.firmware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How titration, polarisation, ramps and profiles are read and checked. */
class MethodStepsTest {
    @TempDir private Path folder;

    private static Step only(String step) throws ConfigException {
        return Files.read(Files.FIRST + "steps:\n  - " + step + "\n").protocol().steps().getFirst();
    }

    @Test
    void aTitrationIsRead() throws ConfigException {
        Step.Gitt gitt =
                (Step.Gitt)
                        only(
                                "gitt: {rate_C: -0.05, pulse: 30 min, rest: 2 h, until: {voltage_V:"
                                        + " 1.8}}");

        assertThat(gitt.current()).isEqualTo(new CurrentDemand.Rate(-0.05));
        assertThat(gitt.pulseSeconds()).isEqualTo(1800);
        assertThat(gitt.restSeconds()).isEqualTo(7200);
        assertThat(gitt.exits().getFirst().condition())
                .isEqualTo(
                        new EndCondition.CellVoltage(
                                Comparison.BELOW, new VoltageLevel.Fixed(1.8)));
        assertThat(gitt.drives(true)).isFalse();
        assertThat(gitt.drives(false)).isTrue();
    }

    @Test
    void aPolarisationsLogIsItsRecordRule() throws ConfigException {
        Step.DcPolarisation usual =
                (Step.DcPolarisation) only("dc_polarisation: {bias_V: 0.1, duration: 300 s}");
        Step.DcPolarisation own =
                (Step.DcPolarisation)
                        only(
                                "dc_polarisation: {bias_V: -0.01, duration: 5 min, log: 1 s,"
                                        + " range_mA: 10}");

        assertThat(usual.head().record().everySeconds()).isEqualTo(0.1);
        assertThat(usual.rangeAmperes()).isNaN();
        assertThat(own.head().record().everySeconds()).isEqualTo(1);
        assertThat(own.rangeAmperes()).isCloseTo(0.01, within(1e-15));
        assertThat(own.biasVolts()).isEqualTo(-0.01);
        assertThat(own.seconds()).isEqualTo(300);
    }

    @Test
    void rampsAreRead() throws ConfigException {
        Step.Ramp up = (Step.Ramp) only("ramp: {rate_C: [0, 0.5], duration: 10 min}");
        Step.Ramp sweep =
                (Step.Ramp)
                        only(
                                "ramp: {voltage_V: [2, 3], max_current_mA: 0.5, duration: 1 h, until:"
                                        + " {current_above_mA: 0.4}}");

        assertThat(up.course())
                .isEqualTo(
                        new Step.Course.OfCurrent(
                                new CurrentDemand.Rate(0), new CurrentDemand.Rate(0.5)));
        assertThat(up.seconds()).isEqualTo(600);
        assertThat(up.drives(true)).isTrue();
        assertThat(up.drives(false)).isFalse();
        assertThat(sweep.course())
                .isEqualTo(new Step.Course.OfVoltage(2, 3, new CurrentDemand.Absolute(0.5)));
        assertThat(sweep.exits()).hasSize(1);
        assertThat(sweep.drives(true)).isFalse();
    }

    private ProtocolFile withProfile(String csv, String step) throws ConfigException, IOException {
        java.nio.file.Files.writeString(folder.resolve("load.csv"), csv);
        Path file = folder.resolve("mine.yaml");
        java.nio.file.Files.writeString(file, Files.FIRST + "steps:\n  - " + step + "\n");
        return ProtocolReader.read(new Catalogue(), file.toString());
    }

    @Test
    void aProfileIsReadWithItsFileAmongTheInputs() throws ConfigException, IOException {
        ProtocolFile file =
                withProfile(
                        "\uFEFFseconds, rate_C\r\n0,0.5\r\n60,-1e-1\r\n90.5,0\r\n",
                        "profile: {file: load.csv, until: {voltage_above_V: 3.5}}");
        Step.Profile profile = (Step.Profile) file.protocol().steps().getFirst();
        LoadProfile load = profile.load();

        assertThat(load.quantity()).isEqualTo(LoadProfile.Quantity.RATE);
        assertThat(load.rows()).isEqualTo(3);
        assertThat(load.durationSeconds()).isEqualTo(90.5);
        assertThat(load.rowAt(59.999)).isZero();
        assertThat(load.rowAt(60)).isEqualTo(1);
        assertThat(load.rowAt(1000)).isEqualTo(1);
        assertThat(load.value(1)).isEqualTo(-0.1);
        assertThat(file.sources()).extracting(SourceFile::name).containsExactly("mine", "load.csv");
        assertThat(file.sources().get(1).sha256()).hasSize(64);
        assertThat(ProtocolChecker.check(file, Files.CELL, Files.CHANNEL).errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seconds;current_mA\\n0;1 | 1 | '' | two columns, separated by a comma",
                "seconds,volts\\n0,1 | 1 | '' | two columns",
                "seconds,rate_C,power_mW\\n0,1,2 | 1 | '' | two columns",
                "seconds,current_mA\\n0,1\\n5,x\\n | 3 | current_mA | must be a number",
                "seconds,current_mA\\n0,1\\n5,NaN | 3 | current_mA | must be a number",
                "seconds,current_mA\\n0,1\\n5,0x1p3 | 3 | current_mA | must be a number",
                "seconds,current_mA\\n0,1\\n5 | 3 | '' | two values",
                "seconds,current_mA\\n1,1\\n5,1 | 2 | seconds | must be at 0",
                "seconds,current_mA\\n0,1\\n\\n5,1\\n5,2 | 5 | seconds | later than the row before",
                "seconds,current_mA\\n0,1 | 2 | '' | two rows or more",
                "seconds,current_mA\\n0,0\\n5,1 | 2 | '' | drives nothing"
            })
    void whatIsWrongInAProfileIsToldAtItsPlace(String csv, int line, String key, String words) {
        assertThatThrownBy(() -> withProfile(csv.replace("\\n", "\n"), "profile: {file: load.csv}"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        thrown -> {
                            List<Diagnostic> found = thrown.diagnostics();
                            assertThat(found).as("%s", found).hasSize(1);
                            assertThat(found.getFirst().file()).endsWith("load.csv");
                            assertThat(found.getFirst().line()).isEqualTo(line);
                            assertThat(found.getFirst().key()).isEqualTo(key);
                            assertThat(found.getFirst().message()).contains(words);
                        });
    }

    @Test
    void polarisationIsForSymmetricCellsInARangeThatTheBoardHas() throws ConfigException {
        ProtocolFile file =
                Files.read(
                        "schema: presodia/protocol/v1\nname: mine\nsteps:\n  - dc_polarisation:"
                                + " {bias_V: 0.1, duration: 300 s, range_mA: 7}\n");
        ChannelCapability channel =
                new ChannelCapability(-5, 5, 0.1, List.of(1e-4, 1e-3, 1e-2, 0.1));

        assertThat(ProtocolChecker.check(file, Files.SYMMETRIC, Files.CHANNEL).errors()).isEmpty();
        assertThat(
                        ProtocolChecker.check(
                                        file,
                                        Files.SYMMETRIC,
                                        new ChannelCapability(-5, 5, 1e-3, List.of(1e-3)))
                                .errors())
                .extracting(Diagnostic::message)
                .containsExactly("the board's largest range is 1 mA");
        assertThat(ProtocolChecker.check(file, Files.CELL, channel).errors())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "is for a symmetric cell, which rests at 0 V; the window of this one is 1.75"
                                + " to 3.6 V",
                        "the board has no such range; there are 0.1 mA, 1 mA, 10 mA, 100 mA");
    }

    @Test
    void whatTheCellCannotBearIsToldAtTheRow() throws ConfigException, IOException {
        ProtocolFile current =
                withProfile(
                        "seconds,current_mA\n0,0.5\n10,-2\n20,3\n30,0",
                        "profile: {file: load.csv}");
        List<Diagnostic> found = ProtocolChecker.check(current, Files.CELL, Files.CHANNEL).errors();
        assertThat(found).extracting(Diagnostic::line).containsExactly(3, 4);
        assertThat(found).extracting(Diagnostic::value).containsExactly("-2.0", "3.0");
        assertThat(found.getFirst().message()).contains("-0.9400 to 0.9400 mA");

        ProtocolFile power =
                withProfile("power_mW,seconds\n3,0\n0,30", "profile: {file: load.csv}");
        assertThat(ProtocolChecker.check(power, Files.CELL, Files.CHANNEL).errors())
                .extracting(Diagnostic::message)
                .allSatisfy(text -> assertThat(text).contains("1.714 mA at the window's lower end"))
                .hasSize(1);

        // 0.5 mA for 3 h are 1.5 mAh; the cell gives 1.32 mAh at most.
        ProtocolFile charge =
                withProfile(
                        "seconds,current_mA\n0,-0.1\n10,0.5\n10810,0", "profile: {file: load.csv}");
        found = ProtocolChecker.check(charge, Files.CELL, Files.CHANNEL).errors();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().line()).isEqualTo(3);
        assertThat(found.getFirst().message()).contains("more than 1.320 mAh");
    }
}
