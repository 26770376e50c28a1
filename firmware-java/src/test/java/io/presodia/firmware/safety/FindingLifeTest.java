package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.safety.FaultScenariosTest.Scenario;
import io.presodia.firmware.scan.Health;
import io.presodia.hal.channel.Quality;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a finding of a channel's row lives on and ends. */
class FindingLifeTest {
    /** Found by the board's supervisor or the gate, or watched without a cell. */
    private static final Set<Fault> NOT_OF_A_CELL =
            EnumSet.of(
                    Fault.RELAY_WELDED,
                    Fault.RELAY_NOT_CLOSED,
                    Fault.CURRENT_WITH_RELAY_OPEN,
                    Fault.SETPOINT_REFUSED,
                    Fault.ACTUATION_FAILED);

    /** They are about readings that do not come, or look at no single reading. */
    private static final Set<Fault> END_WITHOUT_READING =
            EnumSet.of(
                    Fault.FROZEN_READING,
                    Fault.FROZEN_SENSOR,
                    Fault.SATURATED_READING,
                    Fault.STALE_READING,
                    Fault.READING_LOST);

    static Stream<Scenario> ofCells() {
        return FaultScenariosTest.scenarios()
                .filter(s ->
                        FaultTable.standard().row(s.fault()).scope() == Scope.CHANNEL
                                && !NOT_OF_A_CELL.contains(s.fault()));
    }

    static Stream<Scenario> ofReadings() {
        return ofCells().filter(s -> !END_WITHOUT_READING.contains(s.fault()));
    }

    private static Rig found(Scenario scenario) {
        Rig rig = Rig.charging();
        for (int scan = 0;
                scan < scenario.within() && !rig.saw(scenario.fault(), scenario.tier());
                scan++) {
            scenario.inputs().before(rig, scan);
            rig.step();
        }
        assertThat(reported(rig, scenario)).isTrue();
        return rig;
    }

    private static boolean reported(Rig rig, Scenario scenario) {
        return rig.verdict.findings().stream().anyMatch(f -> f.fault() == scenario.fault());
    }

    @ParameterizedTest
    @MethodSource("ofCells")
    void itEndsAtOnceWithTheUseOfTheChannelAndIsForgotten(Scenario scenario) {
        Rig rig = found(scenario);
        rig.channels[0] = new Rig.Channel();
        rig.step();
        assertThat(rig.verdict.gone()).anyMatch(f -> f.fault() == scenario.fault());
        assertThat(reported(rig, scenario)).isFalse();
        rig.seen.clear();
        rig.health = Health.WELL;
        rig.one().running = true;
        rig.run(60);
        assertThat(rig.seen.stream().anyMatch(f -> f.fault() == scenario.fault()))
                .as("used again, healthy: %s", rig.seenFaults())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("ofReadings")
    void itStaysWhileItCannotBeJudged(Scenario scenario) {
        Rig rig = found(scenario);
        rig.one().voltsQuality = Quality.MISSING;
        rig.one().amperesQuality = Quality.MISSING;
        rig.one().pascalsQuality = Quality.MISSING;
        rig.one().celsiusQuality = Quality.MISSING;
        rig.one().checkQuality = Quality.MISSING;
        for (int scan = 0; scan < 60; scan++) {
            rig.step();
            assertThat(reported(rig, scenario)).as("scan %d", scan).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("ofCells")
    void anotherCellBeginsAnew(Scenario scenario) {
        Rig rig = found(scenario);
        rig.cells.detach(1);
        rig.step();
        assertThat(reported(rig, scenario)).isFalse();
    }
}
