package io.presodia.hil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.fault.Injection;
import io.presodia.hil.fault.SignalPath;
import io.presodia.hil.scenario.ScenarioCase;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.support.BlindToGas;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault excuses what it can reach, and nothing else. */
class BlameTest {
    private static final String TWO =
            """
            schema: presodia/scenario/v1
            description: Something breaks, and gas lifts the pressure of channel 1.
            given:
              cell: nco-sn-3wt
              scan_ms: 1000
              steps: [rest: 5 s, cc: {rate_C: 0.3, until: {time: 10 min}}]
              other_channels:
                - {channel: 2, cell: nco-sn-0wt, steps: [rest: 5 s]}
            inject:
              - {at: 30 s, FAULT}
              - {at: 60 s, gas: {pressure_MPa: 40}}
            expect: {relay: any}
            """;

    private static ScenarioCase with(String fault) throws Exception {
        return new ScenarioReader(new Catalogue(), Map.of(), null)
                .readText("blame", TWO.replace("FAULT", fault))
                .cases()
                .getFirst();
    }

    /** By hand from the board's file: which chip measures and drives what. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nack: {device: stack_1}              | true  | false | false
                    nack: {device: stack_2}              | false | false | false
                    nack: {device: ambient}              | false | false | false
                    frozen_result: {chip: adc_voltage}   | false | true  | false
                    frozen_result: {chip: adc_current}   | false | false | true
                    brown_out: {chip: dac}               | false | false | true
                    nack: {device: outputs}              | false | false | true
                    stuck_line: {device: i2c-1, level: low} | true | false | true
                    stuck_line: {device: stack_2, level: low} | true | false | true
                    stuck_line: {device: spi0, level: low} | false | true | true
                    frozen_readings: {}                  | true  | true  | true
                    disk_stall: {duration: 10 s}         | false | false | false
                    drift: {channel: 2, current_uA: 5}   | false | false | false
                    drift: {channel: 1, pressure_MPa: 5} | true  | false | false
                    """)
    void aFaultTakesAwayWhatDependsOnItsDevice(
            String fault, boolean stack, boolean volts, boolean charge) throws Exception {
        Blame blame = new Blame(with(fault));

        assertThat(blame.stackDeceived(1)).as("stack").isEqualTo(stack);
        assertThat(blame.bothConvertersDeceived(1, SignalPath.VOLTAGE, SignalPath.VOLTAGE))
                .as("volts")
                .isEqualTo(volts);
        assertThat(blame.chargeUncertain(1)).as("charge").isEqualTo(charge);
    }

    @ParameterizedTest(name = "{0} explains {1} of channel {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nack: {device: stack_1}            | BUS_FAULT        | 1 | true
                    nack: {device: stack_1}            | PRESSURE_JUMP    | 1 | true
                    nack: {device: stack_1}            | OVER_VOLTAGE     | 1 | false
                    nack: {device: stack_1}            | BUS_FAULT        | 2 | false
                    nack: {device: ambient}            | OVER_TEMPERATURE | 1 | false
                    frozen_result: {chip: adc_voltage} | FROZEN_READING   | 2 | true
                    frozen_result: {chip: adc_voltage} | PRESSURE_HIGH    | 2 | false
                    disk_full: {}                      | JOURNAL_FULL     | 0 | true
                    disk_full: {}                      | VOLTAGE_JUMP     | 1 | false
                    emergency_stop: {}                 | ENCLOSURE_OPEN   | 0 | false
                    heat: {channel: 2, watts: 5}       | OVER_TEMPERATURE | 1 | false
                    """)
    void aTripIsExplainedByWhatCanCauseIt(String fault, Fault row, int channel, boolean explained)
            throws Exception {
        ScenarioCase what = with(fault);
        Injection injection = what.faults().getFirst().injection();

        assertThat(new Blame(what).reaches(injection, row, channel)).isEqualTo(explained);
    }

    /** A fault of another channel's sensor once hid this. */
    @Test
    void aBlindFirmwareIsFoundBehindAFaultOfAnotherChannel() throws Exception {
        SeedReport report =
                SeedRun.run(
                                with("nack: {device: stack_2}"),
                                FaultTable.standard(),
                                BlindToGas.plant(BenchOptions.withFaults(1)))
                        .report();

        assertThat(report.breaches())
                .anySatisfy(
                        breach -> assertThat(breach).contains("beyond the limit of pressure-high"));
    }
}
