package io.presodia.firmware.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.safety.Preflight;
import io.presodia.firmware.safety.PreflightFinding;
import io.presodia.firmware.safety.PreflightFinding.Item;
import io.presodia.hal.limit.Band;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cause that a user reads where a cell is turned away. */
class WrongCellTest {
    private static String cause(Item item, double value, double low, double high) {
        PreflightFinding finding =
                new PreflightFinding(item, value, new Band(low, high), "the bare finding");
        return WrongCell.cause(new Preflight(1, 0, List.of(finding)), "nco-sn-3wt");
    }

    @ParameterizedTest
    @CsvSource({
        "-2.10, the cell is connected in reverse: -2.10 V at rest",
        "-0.11, the cell is connected in reverse: -0.11 V at rest",
        "-0.09, 'the cell is shorted, or not connected: -0.09 V at rest'",
        "0.01, 'the cell is shorted, or not connected: 0.01 V at rest'",
        "0.31, 'the cell has lost voltage, as with a short inside, or it is another cell: 0.31 V'",
        "2.43, 'the cell is not fresh: it has been charged before (then its file must say used: true), or it is another cell: 2.43 V'"
    })
    void aVoltageTellsItsCauseAndWhatWouldBeRight(double volts, String cause) {
        assertThat(cause(Item.OPEN_CIRCUIT_VOLTAGE, volts, 0.5, 1.6))
                .startsWith(cause)
                .endsWith("a fresh nco-sn-3wt rests at 0.50 to 1.60 V");
    }

    @Test
    void whereEitherSignMayBeFreshNoneIsAccused() {
        assertThat(cause(Item.OPEN_CIRCUIT_VOLTAGE, -0.5, -0.2, 1.0))
                .startsWith("the cell has been charged before, is connected in reverse, or");
    }

    @Test
    void aPressureIsToldInTheUnitOfTheCellFile() {
        assertThat(cause(Item.PRESSURE, 7.5e6, 63e6, 88e6))
                .isEqualTo(
                        "the cell is not pressed enough: stack pressure is 7.5 MPa, must be 63 to"
                                + " 88 MPa");
        assertThat(cause(Item.PRESSURE, 95e6, 63e6, 88e6)).startsWith("the cell is pressed too");
    }

    @Test
    void everythingElseSaysWhatItFound() {
        assertThat(cause(Item.OPEN_CIRCUIT_VOLTAGE, Double.NaN, 0.5, 1.6))
                .isEqualTo("the bare finding");
        assertThat(cause(Item.OPEN_CIRCUIT_VOLTAGE, 1, 0.5, 1.6)).isEqualTo("the bare finding");
        assertThat(cause(Item.RELAY, Double.NaN, 0, 1)).isEqualTo("the bare finding");
    }
}
