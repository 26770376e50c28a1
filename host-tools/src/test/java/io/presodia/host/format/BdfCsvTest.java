package io.presodia.host.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BdfCsvTest {
    @TempDir Path folder;

    private static BdfTable small() {
        return new BdfTable(2)
                .with(BdfColumn.TEST_TIME_SECOND, new double[] {0, 0.05})
                .with(BdfColumn.VOLTAGE_VOLT, new double[] {2.5, Double.NaN})
                .with(BdfColumn.CURRENT_AMPERE, new double[] {2.9e-5, -2.9e-5})
                .with(BdfColumn.CYCLE_COUNT, new int[] {1, 1})
                .with(BdfColumn.STEP_ID, new String[] {"charge, slow", "say \"stop\""})
                .withExtra("data_origin", new String[] {"virtual", "virtual"});
    }

    @Test
    void machineNamesAreTheHeaderAndEveryByteIsFixed() {
        assertThat(new BdfCsvWriter().toString(small()))
                .isEqualTo(
                        """
                        test_time_second,voltage_volt,current_ampere,cycle_count,step_id,data_origin
                        0,2.5,0.000029,1,"charge, slow",virtual
                        0.05,,-0.000029,1,"say ""stop""\",virtual
                        """);
    }

    @Test
    void labelsAreTheHeaderForPeople() {
        assertThat(new BdfCsvWriter(BdfCsvWriter.HeaderStyle.LABEL).toString(small()))
                .startsWith(
                        "Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Step ID,data_origin\n");
    }

    @Test
    void bothHeaderStylesReadBackAsTheSameTable() throws Exception {
        for (BdfCsvWriter.HeaderStyle style : BdfCsvWriter.HeaderStyle.values()) {
            Path file = folder.resolve(style + ".bdf.csv");
            new BdfCsvWriter(style).write(small(), file);
            BdfTable table = BdfCsvReader.read(file);
            assertThat(table.rows()).isEqualTo(2);
            assertThat(table.numbers(BdfColumn.VOLTAGE_VOLT).orElseThrow())
                    .containsExactly(2.5, Double.NaN);
            assertThat(table.numbers(BdfColumn.CYCLE_COUNT).orElseThrow()).containsExactly(1, 1);
            assertThat(table.texts("data_origin").orElseThrow()).containsOnly("virtual");
        }
    }

    @Test
    void otherNamesOfAColumnAndAByteOrderMarkAreUnderstood() throws Exception {
        Path file = folder.resolve("a.bdf.csv");
        Files.writeString(
                file,
                """
                \uFEFFTest Time / s,Voltage / V,Current / A,Temperature / degC\r
                0,3.7,0.1,25\r
                """);
        BdfTable table = BdfCsvReader.read(file);
        assertThat(table.numbers(BdfColumn.TEST_TIME_SECOND).orElseThrow()).containsExactly(0);
        assertThat(table.numbers(BdfColumn.TEMPERATURE_T1_CELSIUS).orElseThrow())
                .containsExactly(25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "'voltage_volt,Voltage / V\n1,1\n' | column 'Voltage / V' twice",
                "'voltage_volt\n1\n3.x\n' | line 3, column voltage_volt: '3.x' is not a number",
                "'voltage_volt,current_ampere\n1\n' | line 2 has 1 cells, the header has 2"
            })
    void aBadFileIsRefusedWithItsPlace(String content, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.bdf.csv"), content);
        assertThatThrownBy(() -> BdfCsvReader.read(file))
                .isInstanceOf(BdfFormatException.class)
                .hasMessageContaining("bad.bdf.csv")
                .hasMessageContaining(message);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws Exception {
        Path file = folder.resolve("binary.bdf.csv");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28, 0, 1, 2, '\n', (byte) 0xFF});
        assertThatThrownBy(() -> BdfCsvReader.read(file)).isInstanceOf(BdfFormatException.class);
    }

    @Test
    void columnsMustFitTheTable() {
        BdfTable table = new BdfTable(2);
        assertThatThrownBy(() -> table.with(BdfColumn.VOLTAGE_VOLT, new double[3]))
                .hasMessageContaining("voltage_volt has 3 values");
        assertThatThrownBy(() -> table.with(BdfColumn.STEP_ID, new double[2]))
                .hasMessageContaining("step_id holds strings");
    }
}
