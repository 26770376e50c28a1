package io.presodia.firmware.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Diagnostic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of an activation that mean nothing are refused with their range and its reason. */
class BadActivationsTest {
    static Stream<Arguments> bad() {
        return Stream.of(
                bad(
                        "require:\n  steady: {temperature_K_10min: 1}\n  wait: 10 min\nsteps: [{rest: 1 h}]",
                        4,
                        "require.wait",
                        "longer than 10 min beside steady"),
                bad(
                        "steps:\n  - activate: {rate_C: 0.1, probe_rest: 1 s, until: {voltage: window_upper}}",
                        3,
                        "steps[0].activate.probe_rest",
                        "must be from 30 s to 1 h"),
                bad(
                        "steps:\n  - activate: {rate_C: 0.1, probe_rest: 2 h, until: {voltage: window_upper}}",
                        3,
                        "steps[0].activate.probe_rest",
                        "for example 120 s"),
                bad(
                        "steps:\n  - activate: {rate_C: 0.1, probe_every_mAh_g: 100, until: {voltage: window_upper}}",
                        3,
                        "steps[0].activate.probe_every_mAh_g",
                        "must be from 0.5 to 6 (charge between two probes"),
                bad(
                        "steps:\n  - cc: {rate_C: -0.1, until: [{voltage: window_lower}, {sodium_deficit: {above_mAh_g: 5000}}]}",
                        3,
                        "steps[0].cc.until[1].sodium_deficit.above_mAh_g",
                        "must be from -300 to 300 (at or above, mAh for each gram"));
    }

    private static Arguments bad(String text, int line, String key, String words) {
        return Arguments.of(text, line, key, words);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedWithPlaceValueAndRange(String text, int line, String key, String words) {
        List<Diagnostic> found = Files.problems(Files.FIRST + text + "\n");

        assertThat(found).as("%s", found).hasSize(1);
        assertThat(found.getFirst().line()).isEqualTo(line);
        assertThat(found.getFirst().key()).isEqualTo(key);
        assertThat(found.getFirst().value()).isNotEmpty();
        assertThat(found.getFirst().message()).contains(words);
    }
}
