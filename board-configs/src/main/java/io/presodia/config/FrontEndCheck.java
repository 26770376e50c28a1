package io.presodia.config;

import io.presodia.hal.board.AnalogInput;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.ChipSpec;
import io.presodia.hal.board.FrontEndSpec;
import io.presodia.hal.board.LinearMap;
import io.presodia.hal.board.LoadCellSpec;
import io.presodia.hal.board.Pt100Spec;
import io.presodia.hal.board.RangeSpec;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arithmetic of a front end: what the cell can do must fit the converters. */
final class FrontEndCheck {
    /** PT100 at 100 °C (IEC 60751): the least a cell's thermometer must reach. */
    private static final double PT100_AT_100_CELSIUS_OHMS = 138.5;

    /** A full scale that is met exactly must not fail by rounding. */
    private static final double SLACK_VOLTS = 1e-9;

    private final BoardSpec board;
    private final FrontEndSpec spec;
    private final Section root;
    private final Section section;

    FrontEndCheck(BoardSpec board, Section root) throws ConfigException {
        this.board = board;
        this.spec = board.frontEnd();
        this.root = root;
        this.section = root.section("front_end");
    }

    void run() throws ConfigException {
        checkRanges();
        checkWindow();
        double drop = largestDrop();
        double main = fullScale(ChannelWiring::voltage);
        double current = fullScale(ChannelWiring::current);
        double setpoint = setpointRange();
        fits(
                "voltage_sense",
                spec.voltageSense(),
                spec.minimumVolts(),
                spec.maximumVolts(),
                -main,
                main);
        fits("current_sense", spec.currentSense(), -drop, drop, -current, current);
        fits("galvanostat", spec.galvanostat(), -drop, drop, -setpoint, setpoint);
        fits(
                "potentiostat",
                spec.potentiostat(),
                spec.minimumVolts(),
                spec.maximumVolts(),
                -setpoint,
                setpoint);
        // An ADS1115 input may not go below ground.
        double check = fullScale(ChannelWiring::checkVoltage);
        double checkCurrent = fullScale(ChannelWiring::checkCurrent);
        fits(
                "check_voltage_sense",
                spec.checkVoltageSense(),
                spec.minimumVolts(),
                spec.maximumVolts(),
                0,
                check);
        fits("check_current_sense", spec.checkCurrentSense(), -drop, drop, 0, checkCurrent);
        checkSensors();
    }

    private void checkRanges() throws ConfigException {
        double previous = 0;
        for (Section range : section.sections("ranges")) {
            if (range.number("full_scale_ma") <= previous) {
                range.error(
                        "full_scale_ma", "must be above the range before it: smallest range first");
            }
            previous = range.number("full_scale_ma");
        }
    }

    private void checkWindow() throws ConfigException {
        if (spec.minimumVolts() >= spec.maximumVolts()) {
            section.section("cell_voltage").error("maximum_v", "must be above minimum_v");
        }
        Section compliance = section.section("compliance");
        if (spec.complianceMinimumVolts() > spec.minimumVolts()) {
            compliance.error(
                    "minimum_v",
                    "must not be above cell_voltage.minimum_v: the power stage has to reach it");
        }
        if (spec.complianceMaximumVolts() < spec.maximumVolts()) {
            compliance.error(
                    "maximum_v",
                    "must not be below cell_voltage.maximum_v: the power stage has to reach it");
        }
        for (String check : new String[] {"voltage", "current"}) {
            boolean wired =
                    board.channels().stream()
                            .anyMatch(c ->
                                    (check.equals("voltage") ? c.checkVoltage() : c.checkCurrent())
                                            != null);
            if (wired && !section.has("check_" + check + "_sense")) {
                section.error(
                        "check_" + check + "_sense", "missing, but channels have a check_" + check);
            }
        }
    }

    private double largestDrop() {
        double drop = 0;
        for (RangeSpec range : spec.ranges()) {
            drop = Math.max(drop, range.fullScaleAmperes() * range.senseOhms());
        }
        return drop;
    }

    private double fullScale(Function<ChannelWiring, @Nullable AnalogInput> wire) {
        double least = Double.POSITIVE_INFINITY;
        for (ChannelWiring channel : board.channels()) {
            AnalogInput input = wire.apply(channel);
            for (ChipSpec chip : board.chips()) {
                if (input != null && chip.name().equals(input.chip())) {
                    double fullScale =
                            switch (chip) {
                                case ChipSpec.Ads1256 adc -> adc.fullScaleVolts();
                                case ChipSpec.Ads1115 adc -> adc.fullScaleVolts();
                                case ChipSpec.Ad5754r dac -> Double.POSITIVE_INFINITY;
                                case ChipSpec.Mcp23017 expander -> Double.POSITIVE_INFINITY;
                                case ChipSpec.Ads122c04 adc -> Double.POSITIVE_INFINITY;
                                case ChipSpec.Tmp117 thermometer -> Double.POSITIVE_INFINITY;
                            };
                    least = Math.min(least, fullScale);
                }
            }
        }
        return least;
    }

    private double setpointRange() {
        double least = Double.POSITIVE_INFINITY;
        for (ChipSpec chip : board.chips()) {
            if (chip instanceof ChipSpec.Ad5754r dac) {
                least = Math.min(least, dac.outputRangeVolts());
            }
        }
        return least;
    }

    private void fits(
            String key,
            @Nullable LinearMap map,
            double low,
            double high,
            double lowest,
            double highest)
            throws ConfigException {
        if (map == null) {
            return;
        }
        double a = map.toConverter(low);
        double b = map.toConverter(high);
        if (Math.min(a, b) < lowest - SLACK_VOLTS || Math.max(a, b) > highest + SLACK_VOLTS) {
            section.section(key)
                    .error(
                            "gain",
                            "puts "
                                    + Shown.number(Math.min(a, b))
                                    + " V to "
                                    + Shown.number(Math.max(a, b))
                                    + " V at a converter that takes "
                                    + Shown.number(lowest)
                                    + " V to "
                                    + Shown.number(highest)
                                    + " V; lower the gain or move the offset");
        }
    }

    private void checkSensors() throws ConfigException {
        LoadCellSpec loadCell = board.loadCell();
        if (loadCell != null && loadCell.sensitivityVoltsPerVolt() * loadCell.gain() > 1) {
            root.section("load_cell")
                    .error(
                            "gain",
                            "saturates below the rated force: sensitivity * gain must stay below 1");
        }
        Pt100Spec pt100 = board.pt100();
        if (pt100 != null && pt100.fullScaleOhms() < PT100_AT_100_CELSIUS_OHMS) {
            root.section("pt100")
                    .error(
                            "gain",
                            "reads only to reference_ohm / gain = "
                                    + Shown.number(pt100.fullScaleOhms())
                                    + " Ω, but a PT100 has 138.5 Ω at 100 °C; lower the gain");
        }
        boolean fitted =
                board.channels().stream().anyMatch(channel -> channel.stackSensor() != null);
        if (fitted && loadCell == null && pt100 == null) {
            root.error(
                    "load_cell",
                    "missing, but channels have a stack_sensor: say what is connected, load_cell or pt100");
        }
    }
}
