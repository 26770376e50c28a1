package io.presodia.hil.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.safety.FaultRow;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hil.scenario.CaseResult;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.scenario.ScenarioRunner;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shipped scenario that is named after no row of the fault table is right, too. */
class OtherScenariosTest {
    private static final ScenarioReader READER =
            new ScenarioReader(new Catalogue(), Map.of(), null);

    static Stream<String> others() {
        return READER.names().stream()
                .filter(name ->
                        FaultTable.standard().rows().stream()
                                .map(FaultRow::fault)
                                .noneMatch(fault -> fault.id().equals(name)));
    }

    @Test
    void thereAreSome() {
        assertThat(others()).contains("short-of-100-ohm", "one-stack-goes-silent");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void aScenarioThatBelongsToNoRowIsRight(String name) throws Exception {
        for (CaseResult result : new ScenarioRunner().run(READER.read(name))) {
            assertThat(result.verdict())
                    .as("%s: %s", result.id(), result.problems())
                    .isEqualTo(CaseResult.Verdict.PASS);
        }
    }
}
