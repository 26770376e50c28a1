package io.presodia.firmware.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.protocol.CellInside;
import io.presodia.firmware.protocol.FreshVolts;
import org.junit.jupiter.api.Test;

/** What a voltage says of a cell that should be fresh: 0.65 V at rest, 0.40 to 0.94 V. */
class FreshCheckTest {
    private static final double PER_GRAM = 1e5;

    private final Moment moment = new Moment();

    private static FreshCheck check(boolean donor) {
        FreshVolts fresh = new FreshVolts(0.65, 0.40, 0.94, 9, 1.25);
        return new FreshCheck(new CellInside(true, donor, false, 100, 0.35, 2.2, 150, 30, fresh));
    }

    private String before(boolean donor, double volts, double hours) {
        moment.lastVolts = volts;
        moment.runSeconds = hours * 3600;
        return check(donor).before(moment, PER_GRAM);
    }

    @Test
    void aVoltageOfNothingIsAShort() {
        assertThat(before(true, 0.01, 2))
                .isEqualTo(
                        "the cell is shorted or leaking: 0.01 V before the first current, one of"
                                + " its design comes to rest at 0.65 V");
    }

    @Test
    void aVoltageThatIsTooLowIsThatOfAnotherCellOrALeak() {
        assertThat(before(true, 0.39, 2)).startsWith("it is another cell");
        assertThat(before(true, 0.41, 2)).isEmpty();
    }

    @Test
    void aVoltageThatIsTooHighIsJudgedOnceDonorAndCathodeHaveMet() {
        assertThat(before(true, 0.95, 1)).contains("charged before, has no donor, or is another");
        assertThat(before(false, 0.95, 1)).contains("charged before, or is another");
        assertThat(before(true, 0.95, 0.99)).isEmpty();
        assertThat(before(true, 0.93, 1)).isEmpty();
    }

    /** 0.6 uAh at 100 mAh/g for one mAh are 0.06 mAh/g. */
    @Test
    void aCellThatHasPassedChargeInThisRunIsNotJudgedAtRest() {
        moment.runChargeAmpereHours = 0.6e-6;
        assertThat(before(true, 0.01, 2)).isEmpty();
        moment.runChargeAmpereHours = 0.4e-6;
        assertThat(before(true, 0.01, 2)).isNotEmpty();
    }

    @Test
    void itIsJudgedAtRestOnlyOnceAlsoAcrossARestart() {
        moment.lastVolts = 0.65;
        FreshCheck check = check(true);
        assertThat(check.before(moment, PER_GRAM)).isEmpty();
        Memory memory = new Memory();
        check.save(memory);
        FreshCheck again = check(true);
        again.load(new Memory(memory.values()));
        moment.lastVolts = 0.01;
        assertThat(again.before(moment, PER_GRAM)).isEmpty();
    }

    @Test
    void aVoltageThatDoesNotRiseForAMinuteIsAShort() {
        FreshCheck check = check(true);
        assertThat(check.during(8.9, 0.9, 0)).isEmpty();
        assertThat(check.during(9.0, 0.9, 10)).isEmpty();
        assertThat(check.during(9.1, 0.9, 69)).isEmpty();
        assertThat(check.during(9.1, 0.9, 70))
                .isEqualTo(
                        "the cell is shorted or leaking, or is another cell: 0.90 V without the"
                                + " ohmic drop after 9.1 mAh/g, one of its design is above 1.25 V");
        assertThat(check.during(9.2, 1.26, 71)).isEmpty();
        assertThat(check.during(9.3, 0.9, 72)).isEmpty();
    }

    @Test
    void whereTheFileNamesNoDonorOneMayBeInside() {
        FreshCheck check = check(false);
        check.during(9, 0.9, 0);
        assertThat(check.during(10, 0.9, 60)).contains("has a donor that its file does not name");
    }
}
