package io.presodia.hal.sim.board;

import io.presodia.hal.board.AnalogInput;
import io.presodia.hal.board.AnalogOutput;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.BusSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.board.ChannelCalibration;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.ChipSpec;
import io.presodia.hal.board.Correction;
import io.presodia.hal.board.FrontEndSpec;
import io.presodia.hal.board.InterlockSpec;
import io.presodia.hal.board.LineSpec;
import io.presodia.hal.board.LinearMap;
import io.presodia.hal.board.LoadCellSpec;
import io.presodia.hal.board.PinRef;
import io.presodia.hal.board.Pt100Spec;
import io.presodia.hal.board.RangeSpec;
import io.presodia.hal.board.WatchdogSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A four-channel board in the manner of bench-4, written by hand: files are read in a module above
 * this one.
 */
public final class TestBoard {
    private static final int CHANNELS = 4;

    private TestBoard() {}

    public static BoardSpec spec() {
        return new BoardSpec(
                "test-4",
                "four channels for tests",
                null,
                50_000_000L,
                List.of(new BusSpec.I2c("i2c-1", 1, 400_000), new BusSpec.Spi("spi0", 0, 0)),
                chips(),
                lines(),
                frontEnd(),
                channels(),
                new LoadCellSpec(10_000, 2e-3, 5, 128, 0, 1),
                new Pt100Spec(1650, 500e-6, 8, 2, 3),
                "ambient",
                new WatchdogSpec(
                        "TPS3430",
                        "heartbeat",
                        "watchdog_trip",
                        "relay_rearm",
                        25_000_000L,
                        145_000_000L,
                        10_000_000L),
                new InterlockSpec("emergency_stop", "enclosure"));
    }

    private static List<ChipSpec> chips() {
        List<ChipSpec> chips = new ArrayList<>();
        chips.add(
                new ChipSpec.Ads1256(
                        "adc_voltage", "spi0", "cs0", 1_500_000, 1, "ready0", 2.5, 2, 1000, false));
        chips.add(
                new ChipSpec.Ads1256(
                        "adc_current", "spi0", "cs1", 1_500_000, 1, "ready1", 2.5, 2, 1000, false));
        chips.add(new ChipSpec.Ad5754r("dac", "spi0", "cs2", 8_000_000, 1, 5));
        chips.add(new ChipSpec.Mcp23017("outputs", "i2c-1", 0x20, 0xFFFF, 0));
        chips.add(new ChipSpec.Mcp23017("contacts", "i2c-1", 0x21, 0xFFF0, 0x000F));
        for (int n = 1; n <= CHANNELS; n++) {
            chips.add(new ChipSpec.Ads122c04("stack_" + n, "i2c-1", 0x3F + n, 45));
        }
        chips.add(new ChipSpec.Tmp117("ambient", "i2c-1", 0x49, 8, 1));
        chips.add(new ChipSpec.Ads1115("check_voltage", "i2c-1", 0x4A, 4.096, 860));
        chips.add(new ChipSpec.Ads1115("check_current", "i2c-1", 0x4B, 4.096, 860));
        return chips;
    }

    private static List<LineSpec> lines() {
        return List.of(
                output("cs0", 8, false),
                output("cs1", 7, false),
                output("cs2", 25, false),
                input("ready0", 17, false),
                input("ready1", 27, false),
                output("heartbeat", 5, true),
                input("watchdog_trip", 6, false),
                output("relay_rearm", 13, true),
                input("emergency_stop", 19, true),
                input("enclosure", 26, true));
    }

    private static LineSpec output(String name, int offset, boolean activeHigh) {
        return new LineSpec(
                name, 0, offset, LineSpec.Direction.OUTPUT, activeHigh, LineSpec.Pull.NONE);
    }

    private static LineSpec input(String name, int offset, boolean activeHigh) {
        return new LineSpec(
                name, 0, offset, LineSpec.Direction.INPUT, activeHigh, LineSpec.Pull.UP);
    }

    private static FrontEndSpec frontEnd() {
        return new FrontEndSpec(
                List.of(
                        new RangeSpec(100e-6, 2000),
                        new RangeSpec(1e-3, 200),
                        new RangeSpec(10e-3, 20),
                        new RangeSpec(100e-3, 2)),
                -0.5,
                4.5,
                -3,
                7,
                0.2,
                new LinearMap(0.8, -1.6),
                new LinearMap(10, 0),
                new LinearMap(0.5, 0.5),
                new LinearMap(7.5, 1.65),
                new LinearMap(24, 0),
                new LinearMap(1.6, -3.2),
                20e-6,
                1e-6,
                5_000_000L);
    }

    private static List<ChannelWiring> channels() {
        List<ChannelWiring> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(
                    new ChannelWiring(
                            i + 1,
                            new AnalogInput("adc_voltage", 2 * i, 2 * i + 1),
                            new AnalogInput("adc_current", 2 * i, 2 * i + 1),
                            new AnalogInput("check_voltage", i, AnalogInput.COMMON),
                            new AnalogInput("check_current", i, AnalogInput.COMMON),
                            new AnalogOutput("dac", i),
                            new PinRef.ExpanderPin("outputs", 4 * i),
                            new PinRef.ExpanderPin("contacts", i),
                            new PinRef.ExpanderPin("outputs", 4 * i + 1),
                            List.of(
                                    new PinRef.ExpanderPin("outputs", 4 * i + 2),
                                    new PinRef.ExpanderPin("outputs", 4 * i + 3)),
                            "stack_" + (i + 1)));
        }
        return channels;
    }

    public static Calibration calibration() {
        List<ChannelCalibration> channels = new ArrayList<>();
        for (int n = 1; n <= CHANNELS; n++) {
            channels.add(channel(n));
        }
        return new Calibration(
                "test-4-calibration",
                "test-4",
                "test-4-virtual",
                Instant.parse("2025-12-31T00:00:00Z"),
                Instant.parse("2026-12-31T00:00:00Z"),
                "by hand",
                25,
                channels);
    }

    /** Gains and offsets far from ideal, known to 100 ppm, 0.1 mV and 5 nA. */
    private static ChannelCalibration channel(int number) {
        Correction volts = new Correction(1.002, -1e-3, 2, 1e-6, 100, 0.1e-3);
        Correction newtons = new Correction(0.997, 12, 0, 0, 500, 2);
        Correction kelvins = new Correction(1, 0.15, 0, 0, 0, 0.05);
        return new ChannelCalibration(
                number,
                volts,
                volts,
                volts,
                List.of(range(100e-6), range(1e-3), range(10e-3), range(100e-3)),
                newtons,
                kelvins);
    }

    private static ChannelCalibration.RangeCalibration range(double fullScaleAmperes) {
        Correction amperes =
                new Correction(0.998, 2e-4 * fullScaleAmperes, 2, 0, 100, 5e-5 * fullScaleAmperes);
        return new ChannelCalibration.RangeCalibration(fullScaleAmperes, amperes, amperes, amperes);
    }
}
