package io.presodia.firmware.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Diagnostic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, and where and how it is said. */
class BadProtocolsTest {
    /** What stands after the schema line, the line and key to be told, words of the message. */
    static Stream<Arguments> bad() {
        return Stream.of(
                bad("steps: [{rest: 2 hours}]", 2, "steps[0].rest", "such as 2 h"),
                bad("steps: [{rest: 0 h}]", 2, "steps[0].rest", "such as 2 h"),
                bad("steps: [{rest: 120}]", 2, "steps[0].rest", "such as 2 h"),
                bad(
                        "steps:\n  - pulse: {rate_C: 1, at: [10 ms, 1 sec]}",
                        3,
                        "steps[0].pulse.at[1]",
                        "a duration above 0"),
                bad("steps: []", 2, "steps", "a list of 1 to 1000"),
                bad("step: [{rest: 2 h}]", 2, "step", "steps"),
                bad("steps:\n  - cx: {rate_C: 1}", 3, "steps[0].cx", "unknown key"),
                bad("steps:\n  - id: a", 3, "steps[0]", "has no kind"),
                bad(
                        "steps:\n  - rest: 2 h\n    goto: step-1",
                        3,
                        "steps[0]",
                        "has the kinds rest, goto at once"),
                bad(
                        "steps:\n  - {id: a, rest: 1 h}\n  - {id: a, rest: 1 h}",
                        4,
                        "steps[1].id",
                        "taken by the step in line 3"),
                bad("steps:\n  - cc: {until: 2 h}", 3, "steps[0].cc", "rate_C, current_mA"),
                bad(
                        "steps:\n  - cc: {rate_C: 0.1, current_mA: 1, until: 2 h}",
                        3,
                        "steps[0].cc.current_mA",
                        "must not stand beside rate_C"),
                bad(
                        "steps:\n  - cc: {rate_C: 0, until: 2 h}",
                        3,
                        "steps[0].cc.rate_C",
                        "must not be 0"),
                bad("steps:\n  - cc: {rate_C: 0.1}", 3, "steps[0].cc.until", "missing"),
                bad(
                        "steps:\n  - cc:\n      rate_C: 0.1\n      until: {time: 1 h, voltage_V: 3}",
                        5,
                        "steps[0].cc.until",
                        "time, voltage_V at once"),
                bad(
                        "steps:\n  - rest: {until: [{voltage_V: 3}, {time: 1 h}]}",
                        3,
                        "steps[0].rest.until[0].voltage_V",
                        "voltage_above_V"),
                bad(
                        "steps:\n  - rest: {until: {temperature_above_C: 30}}",
                        3,
                        "steps[0].rest.until",
                        "may never come to an end"),
                bad(
                        "steps:\n  - cc: {rate_C: 0.1, until: {voltage_below_V: 3}}",
                        3,
                        "steps[0].cc.until",
                        "{voltage: window_upper}"),
                bad(
                        "steps:\n  - cc: {rate_C: -0.1, until: {dQdV: {below_mAh_g_V: 9, window_V:"
                                + " 0.1}}}",
                        3,
                        "steps[0].cc.until",
                        "{voltage: window_lower}"),
                bad(
                        "steps:\n  - cv: {voltage_V: 3, until: {temperature_above_C: 30}}",
                        3,
                        "steps[0].cv.until",
                        "current_below_rate_C"),
                bad(
                        "steps:\n  - cc: {rate_C: 0.1, until: [{current_below_mA: 1}, {time: 1 h}]}",
                        3,
                        "steps[0].cc.until[0]",
                        "the current is set"),
                bad(
                        "steps:\n  - rest: {until: [{dVdt: {below_mV_h: 1, window: 2 h}}, {time: 1"
                                + " h}]}",
                        3,
                        "steps[0].rest.until[0].dVdt.window",
                        "never fills"),
                bad(
                        "steps:\n  - {id: a, rest: 1 h}\n  - goto: b",
                        4,
                        "steps[1].goto",
                        "ids here: a, step-2"),
                bad(
                        "steps:\n  - {id: a, rest: 1 h}\n  - goto: a",
                        4,
                        "steps[1].goto",
                        "goes back and might never end"),
                bad("steps:\n  - {id: a, goto: a}", 3, "steps[0].goto", "might never end"),
                bad(
                        "steps:\n  - goto: in\n  - loop:\n      times: 2\n      steps: [{id: in,"
                                + " rest: 1 h}]",
                        3,
                        "steps[0].goto",
                        "into the midst of the loop step-2"),
                bad(
                        "steps:\n  - loop:\n      times: 2\n      steps:\n        - goto: out\n"
                                + "  - {id: out, rest: 1 h}",
                        5,
                        "steps[0].loop.steps",
                        "takes no time"),
                bad(
                        "steps:\n  - loop: {times: 0, steps: [{rest: 1 h}]}",
                        3,
                        "steps[0].loop.times",
                        "from 1 to 100000"),
                bad(
                        "steps:\n  - pulse: {rate_C: 0.1, duration: 2 s}",
                        3,
                        "steps[0].pulse.duration",
                        "at most 1 s"),
                bad(
                        "steps:\n  - pulse: {rate_C: 0.1, duration: 100 ms, at: [10 ms, 200 ms]}",
                        3,
                        "steps[0].pulse.at[1]",
                        "later than the pulse's end"),
                bad(
                        "require:\n  pressure_MPa: [80, 70]\nsteps: [{rest: 1 h}]",
                        3,
                        "require.pressure_MPa",
                        "lower first"),
                bad(
                        "require:\n  stable: {within_mV_h: 1, window: 1 h}\n  wait: 30 min\nsteps:"
                                + " [{rest: 1 h}]",
                        4,
                        "require.wait",
                        "longer than the window"),
                bad(
                        "steps:\n  - gitt: {rate_C: 0.05, pulse: 30 min, until: 2 h}",
                        3,
                        "steps[0].gitt.rest",
                        "missing"),
                bad(
                        "steps:\n  - gitt: {rate_C: 0.05, pulse: 30 min, rest: 2 h, until:"
                                + " {temperature_above_C: 30}}",
                        3,
                        "steps[0].gitt.until",
                        "{voltage: window_upper}"),
                bad(
                        "steps:\n  - gitt: {rate_C: 0.05, pulse: 1 h, rest: 2 h, until:"
                                + " [{current_below_mA: 1}, {time: 1 h}]}",
                        3,
                        "steps[0].gitt.until[0]",
                        "the current is set in gitt"),
                bad(
                        "steps:\n  - dc_polarisation: {bias_V: 0, duration: 300 s}",
                        3,
                        "steps[0].dc_polarisation.bias_V",
                        "must not be 0"),
                bad(
                        "steps:\n  - dc_polarisation: {bias_V: 2, duration: 3 s, log: 5 s}",
                        3,
                        "steps[0].dc_polarisation.log",
                        "longer than the duration"),
                bad(
                        "steps:\n  - ramp: {duration: 1 h}",
                        3,
                        "steps[0].ramp",
                        "rate_C, current_mA, current_mA_g, voltage_V"),
                bad(
                        "steps:\n  - ramp: {rate_C: [0.1, 0.1], duration: 1 h}",
                        3,
                        "steps[0].ramp.rate_C",
                        "goes nowhere"),
                bad(
                        "steps:\n  - ramp: {rate_C: [0, 0.1], max_rate_C: 1, duration: 1 h}",
                        3,
                        "steps[0].ramp.max_rate_C",
                        "ramp of voltage"),
                bad(
                        "steps:\n  - ramp: {rate_C: [-0.1, 0.1], duration: 1 h, until: {voltage_V:"
                                + " 3}}",
                        3,
                        "steps[0].ramp.until.voltage_V",
                        "voltage_above_V"),
                bad(
                        "steps:\n  - profile: {file: ../load.csv}",
                        3,
                        "steps[0].profile.file",
                        "beside the protocol"),
                bad(
                        "steps:\n  - profile: {file: missing.csv}",
                        3,
                        "steps[0].profile.file",
                        "no such file"),
                // From here on the cell decides: 1C is 0.94 mA, window 1.75 to 3.6 V.
                bad(
                        "steps:\n  - cc: {rate_C: 2, until: {voltage: window_upper}}",
                        3,
                        "steps[0].cc.rate_C",
                        "is 1.88 mA in this cell; the cell's current limits are -0.94 to 0.94 mA"),
                bad(
                        "steps:\n  - cc: {current_mA: 500, until: {voltage: window_upper}}",
                        3,
                        "steps[0].cc.current_mA",
                        "0.94 mA"),
                bad(
                        "steps:\n  - pulse: {rate_C: -2}",
                        3,
                        "steps[0].pulse.rate_C",
                        "is -1.88 mA in this cell"),
                bad(
                        "steps:\n  - gitt: {rate_C: 2, pulse: 1 h, rest: 2 h, until: {voltage:"
                                + " window_upper}}",
                        3,
                        "steps[0].gitt.rate_C",
                        "is 1.88 mA in this cell"),
                bad(
                        "steps:\n  - gitt: {rate_C: 0.1, pulse: 1 h, rest: 1 h, until: 40 h}",
                        3,
                        "steps[0].gitt.until",
                        "1.88 mAh would flow in this time"),
                bad(
                        "steps:\n  - dc_polarisation: {bias_V: 0.1, duration: 300 s}",
                        3,
                        "steps[0].dc_polarisation.bias_V",
                        "is for a symmetric cell, which rests at 0 V; the window of this one is 1.75"
                                + " to 3.6 V"),
                bad(
                        "steps:\n  - ramp: {rate_C: [0, 2], duration: 1 min}",
                        3,
                        "steps[0].ramp.rate_C[1]",
                        "is 1.88 mA in this cell"),
                bad(
                        "steps:\n  - ramp: {voltage_V: [2, 3.7], duration: 1 min}",
                        3,
                        "steps[0].ramp.voltage_V[1]",
                        "1.75 to 3.6 V"),
                bad(
                        "steps:\n  - ramp: {rate_C: [0, 0.2], duration: 20 h}",
                        3,
                        "steps[0].ramp.duration",
                        "1.88 mAh would flow in this time"),
                bad(
                        "steps:\n  - ramp: {rate_C: [-0.1, 0.1], duration: 1 h, until:"
                                + " {voltage_above_V: 3.65}}",
                        3,
                        "steps[0].ramp.until.voltage_above_V",
                        "the cell's window is 1.75 to 3.6 V"),
                bad(
                        "steps:\n  - cv: {voltage_V: 3, max_current_mA: 200, until: 1 h}",
                        3,
                        "steps[0].cv.max_current_mA",
                        "largest range is 100 mA"),
                bad(
                        "steps:\n  - cc:\n      rate_C: 0.1\n      until:\n        - voltage_V: 3.65",
                        6,
                        "steps[0].cc.until[0].voltage_V",
                        "the cell's window is 1.75 to 3.6 V"),
                bad(
                        "steps:\n  - cc: {rate_C: -0.1, until: {any: [{voltage_V: 1.6}]}}",
                        3,
                        "steps[0].cc.until.any[0].voltage_V",
                        "1.75 to 3.6 V"),
                bad(
                        "steps:\n  - cccv: {rate_C: 0.1, voltage_V: 3.7, until: 1 h}",
                        3,
                        "steps[0].cccv.voltage_V",
                        "1.75 to 3.6 V"),
                bad(
                        "safety: {voltage_V: [1.8, 3.5]}\nsteps:\n  - cv: {voltage_V: 3.6, until: 1"
                                + " h}",
                        4,
                        "steps[0].cv.voltage_V",
                        "the voltage limits are 1.8 to 3.5 V"),
                bad(
                        "steps:\n  - rest: {until: [{voltage_below_V: 1.4}, {time: 1 h}]}",
                        3,
                        "steps[0].rest.until[0].voltage_below_V",
                        "can never be reached"),
                bad(
                        "steps:\n  - rest: {until: [{temperature_above_C: 60}, {time: 1 h}]}",
                        3,
                        "steps[0].rest.until[0]",
                        "can never be reached"),
                bad(
                        "steps:\n  - cp: {power_mW: 3, until: {voltage: window_upper}}",
                        3,
                        "steps[0].cp.power_mW",
                        "is 1.714 mA at the window's lower end of 1.75 V"),
                bad(
                        "steps:\n  - cc: {rate_C: 0.1, until: {capacity_mAh_g: 200}}",
                        3,
                        "steps[0].cc.until.capacity_mAh_g",
                        "1.6 mAh is more than 1.32 mAh"),
                bad(
                        "steps:\n  - cc: {rate_C: 0.1, until: 20 h}",
                        3,
                        "steps[0].cc.until",
                        "1.88 mAh would flow in this time"),
                bad(
                        "safety:\n  voltage_V: [1.0, 3.7]\nsteps: [{rest: 1 h}]",
                        3,
                        "safety.voltage_V",
                        "1.5 to 3.7 V"),
                bad(
                        "safety:\n  rate_C: [-2, 1]\nsteps: [{rest: 1 h}]",
                        3,
                        "safety.rate_C",
                        "-1 to 1 C"),
                bad(
                        "safety:\n  capacity_mAh_g: 200\nsteps: [{rest: 1 h}]",
                        3,
                        "safety.capacity_mAh_g",
                        "165 mAh/g"),
                bad(
                        "steps:\n  - activate: {rate_C: -0.1, until: {voltage: window_upper}}",
                        3,
                        "steps[0].activate.rate_C",
                        "an activation charges the cell"),
                bad(
                        "steps:\n  - activate: {rate_C: 0.1, until: {donor_depletion: {above: 0.9}}}",
                        3,
                        "steps[0].activate.until",
                        "may never come to an end"),
                bad(
                        "steps:\n  - cc: {rate_C: 0.1, until: [{voltage: window_upper}, {soc: {sigmas: 2}}]}",
                        3,
                        "steps[0].cc.until[1].soc",
                        "needs one limit"),
                bad(
                        "require:\n  temperature_C: [22, 80]\nsteps: [{rest: 1 h}]",
                        3,
                        "require.temperature_C",
                        "15 to 45 °C"));
    }

    private static Arguments bad(String text, int line, String key, String words) {
        return Arguments.of(text, line, key, words);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedWithPlaceAndRemedy(String text, int line, String key, String words) {
        List<Diagnostic> found = Files.problems(Files.FIRST + text + "\n");

        assertThat(found)
                .as("%s", found)
                .anySatisfy(one -> {
                    assertThat(one.file()).isEqualTo("./mine.yaml");
                    assertThat(one.line()).isEqualTo(line);
                    assertThat(one.key()).isEqualTo(key);
                    assertThat(one.message()).contains(words);
                });
        assertThat(found).as("one mistake, one message: %s", found).hasSize(1);
    }

    @Test
    void everythingWrongIsToldAtOnceInOrderOfLine() {
        List<Diagnostic> found =
                Files.problems(
                        Files.FIRST
                                + """
                                steps:
                                  - cc: {rate_C: 3, until: {voltage: window_upper}}
                                  - cv: {voltage_V: 9, until: 1 h}
                                  - pulse: {rate_C: 0.1}
                                  - cc: {rate_C: -0.1, until: {voltage_V: 1}}
                                """);

        assertThat(found).extracting(Diagnostic::line).containsExactly(3, 4, 6);
        assertThat(found).extracting(Diagnostic::value).containsExactly("3", "9", "1");
    }
}
