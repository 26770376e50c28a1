package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTableTest {
    @Test
    void everyFaultHasARowAndCodesAndIdsAreUnique() {
        assertThat(FaultTable.standard().rows())
                .extracting(FaultRow::fault)
                .containsExactly(Fault.values());
        assertThat(Arrays.stream(Fault.values()).map(Fault::code)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Fault.values()).map(Fault::id)).doesNotHaveDuplicates();
        assertThat(FaultTable.standard().rows())
                .allSatisfy(row -> assertThat(row.description()).isNotBlank())
                .allSatisfy(row -> assertThat(row.watches()).isNotBlank());
    }

    @Test
    void hardElectricalLimitsActInTheFirstScan() {
        FaultTable table = FaultTable.standard();
        for (Fault fault : List.of(Fault.OVER_VOLTAGE, Fault.UNDER_VOLTAGE, Fault.OVER_CURRENT)) {
            assertThat(table.row(fault).debounce()).isEqualTo(Debounce.NONE);
        }
    }

    /** Telemetry of the past must stay readable: a code never changes and never moves. */
    @Test
    void codesAreThoseThatWereGivenOnce() {
        assertThat(Arrays.stream(Fault.values()).map(f -> f.code() + " " + f.id()))
                .containsExactly(
                        "101 over-voltage",
                        "102 under-voltage",
                        "103 over-current",
                        "104 charge-budget-exceeded",
                        "105 soft-short",
                        "106 reversed-cell",
                        "107 leakage-at-rest",
                        "108 capacity-lost",
                        "109 sodium-limited",
                        "110 efficiency-falling",
                        "201 over-temperature",
                        "202 under-temperature",
                        "203 temperature-rate",
                        "211 pressure-low",
                        "212 pressure-high",
                        "213 pressure-rate",
                        "214 gas-evolution",
                        "215 contact-loss",
                        "216 resistance-grown",
                        "301 voltage-disagreement",
                        "302 current-disagreement",
                        "303 stale-reading",
                        "304 frozen-reading",
                        "305 frozen-sensor",
                        "306 saturated-reading",
                        "307 voltage-jump",
                        "308 temperature-jump",
                        "309 pressure-jump",
                        "310 open-force-lead",
                        "311 open-sense-lead",
                        "401 relay-welded",
                        "402 relay-not-closed",
                        "403 current-with-relay-open",
                        "404 setpoint-not-followed",
                        "405 setpoint-refused",
                        "406 actuation-failed",
                        "501 reading-lost",
                        "502 bus-fault",
                        "503 chip-reset",
                        "504 watchdog-tripped",
                        "505 emergency-stop",
                        "506 enclosure-open",
                        "507 calibration-missing",
                        "508 calibration-expired",
                        "509 wrong-chip",
                        "601 scan-overrun",
                        "602 scan-failed",
                        "603 clock-jump",
                        "604 journal-stalled",
                        "605 journal-full",
                        "606 host-lost");
    }

    @Test
    void everyRowIsProvenByScenariosOfItsNameOrNamesThePartThatIsMissing() {
        for (FaultRow row : FaultTable.standard().rows()) {
            switch (row.proof()) {
                case Proof.Scenarios(String scenario, String nearMiss) -> {
                    assertThat(scenario).isEqualTo(row.fault().id());
                    assertThat(nearMiss).isEqualTo(row.fault().id() + "-near-miss");
                }
                case Proof.NotBuilt(String part) -> assertThat(part).isNotBlank();
            }
        }
    }

    /** At scans of 50 ms. */
    @Test
    void theDocumentedTimeIsEvidenceDebounceAndTwoScans() {
        assertThat(actsWithinMillis(Fault.OVER_VOLTAGE)).isEqualTo(100);
        assertThat(actsWithinMillis(Fault.EMERGENCY_STOP)).as("seen in two scans").isEqualTo(150);
        assertThat(actsWithinMillis(Fault.VOLTAGE_DISAGREEMENT)).as("100 ms").isEqualTo(200);
        assertThat(actsWithinMillis(Fault.PRESSURE_LOW)).as("2 scans, 500 ms").isEqualTo(700);
        assertThat(actsWithinMillis(Fault.READING_LOST)).as("2 scans").isEqualTo(200);
        assertThat(actsWithinMillis(Fault.STALE_READING)).as("2 s").isEqualTo(2100);
        assertThat(actsWithinMillis(Fault.TEMPERATURE_RATE)).as("65 s, 500 ms").isEqualTo(65_600);
        assertThat(actsWithinMillis(Fault.CHIP_RESET)).as("240 scans").isEqualTo(12_100);
    }

    private static double actsWithinMillis(Fault fault) {
        return FaultTable.standard().row(fault).actsWithinNanos(50_000_000L) * 1e-6;
    }

    @Test
    void aFaultWithoutARowOrWithTwoIsRefused() {
        List<FaultRow> rows = new ArrayList<>(FaultTable.standard().rows());
        FaultRow first = rows.removeFirst();
        assertThatThrownBy(() -> new FaultTable(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first.fault().id());
        rows.add(first);
        rows.add(first);
        assertThatThrownBy(() -> new FaultTable(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two rows");
    }

    @Test
    void aRowCanBeReplaced() {
        FaultTable table = FaultTable.standard();
        FaultRow slow = table.row(Fault.OVER_VOLTAGE).with(Debounce.ofScans(3));
        assertThat(table.with(slow).row(Fault.OVER_VOLTAGE)).isEqualTo(slow);
        FaultRow strict =
                table.row(Fault.STALE_READING).with(new Thresholds.Fixed(1, 2, 3, "a test"));
        assertThat(table.with(strict).fixed(Fault.STALE_READING).trip()).isEqualTo(3);
        assertThat(table.fixed(Fault.STALE_READING).trip()).isEqualTo(2);
    }

    @Test
    void tiersMustRise() {
        assertThatThrownBy(() -> new Thresholds.Fixed(2, 1, 3, "a test"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
