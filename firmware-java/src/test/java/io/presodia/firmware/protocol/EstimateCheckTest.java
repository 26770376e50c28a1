package io.presodia.firmware.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ends on estimates that can never come are refused before anything is switched on. */
class EstimateCheckTest {
    private static final String DEFICIT = "{sodium_deficit: {above_mAh_g: 5}}";
    private static final String SOC = "{soc: {above: 0.8}}";

    private static List<String> problems(CellInside inside, String steps) {
        return Files.problems(inside, Files.FIRST + steps).stream()
                .map(one -> one.key() + ": " + one.message())
                .toList();
    }

    private static CellInside cell(boolean cathode, boolean donor) {
        return new CellInside(cathode, donor, 100, 0.35, 2.2, 150, 27);
    }

    private static String charge(String... ends) {
        return "  - cc: {rate_C: 0.1, until: [{voltage: window_upper}"
                + (ends.length == 0 ? "" : ", " + String.join(", ", ends))
                + "]}\n";
    }

    private static String discharge(String... ends) {
        return charge(ends).replace("0.1", "-0.1").replace("upper", "lower");
    }

    private static String rest(String end) {
        return "  - rest: {until: [{time: 1 h}, " + end + "]}\n";
    }

    @Test
    void aDeficitNeedsADischarge() {
        assertThat(problems(cell(true, true), "steps:\n" + charge(DEFICIT)))
                .singleElement()
                .asString()
                .startsWith("steps[0].cc.until[1]: can never be known here: no step up to this one")
                .contains("discharges", "25 % of 1C");
        assertThat(problems(cell(true, true), "steps:\n" + charge() + discharge(DEFICIT)))
                .isEmpty();
        assertThat(problems(cell(true, true), "steps:\n" + charge() + rest(DEFICIT) + discharge()))
                .hasSize(1);
    }

    @Test
    void aStateOfChargeNeedsACurrent() {
        assertThat(problems(cell(true, true), "steps:\n" + rest(SOC) + charge()))
                .singleElement()
                .asString()
                .contains("lets a current flow", "5 % of 1C");
        assertThat(problems(cell(true, true), "steps:\n" + charge() + rest(SOC))).isEmpty();
    }

    @Test
    void aLoopOrAJumpBackBringsTheCurrentFromBehind() {
        String inner =
                "  - loop: {times: 2, steps: [{rest: {until: [{time: 1 h}, "
                        + SOC
                        + "]}}, {cc: {rate_C: 0.1, until: {voltage: window_upper}}}]}\n";
        String jump =
                "  - {id: again, rest: {until: [{time: 1 h}, "
                        + DEFICIT
                        + "]}}\n"
                        + charge()
                        + discharge()
                        + "  - goto: {step: again, times: 2}\n";

        assertThat(problems(cell(true, true), "steps:\n" + inner)).isEmpty();
        assertThat(problems(cell(true, true), "steps:\n" + jump)).isEmpty();
    }

    @Test
    void aLevelBeyondWhatTheCellHoldsIsNamed() {
        assertThat(
                        problems(
                                cell(true, true),
                                "steps:\n"
                                        + charge()
                                        + discharge("{sodium_deficit: {below_mAh_g: -151}}")))
                .singleElement()
                .asString()
                .contains("-151 mAh/g can never be reached", "give 150 mAh/g");
    }

    @Test
    void aCellWithoutThePartIsNamed() {
        String depletion = "{donor_depletion: {above: 0.9}}";

        assertThat(problems(cell(false, false), "steps:\n" + charge(SOC)))
                .singleElement()
                .asString()
                .contains("without a cathode");
        assertThat(problems(cell(true, false), "steps:\n" + charge(depletion)))
                .singleElement()
                .asString()
                .contains("without a donor");
    }
}
