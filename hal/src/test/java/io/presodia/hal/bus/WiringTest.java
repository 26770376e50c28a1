package io.presodia.hal.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.bus.Wiring.I2cDevice;
import io.presodia.hal.bus.Wiring.Line;
import io.presodia.hal.bus.Wiring.SpiDevice;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
    private static final Map<String, Line> SELECTS =
            Map.of(
                    "cs-a",
                    new Line(0, 8, Line.Use.CHIP_SELECT),
                    "cs-b",
                    new Line(0, 7, Line.Use.CHIP_SELECT));

    @Test
    void devicesMayShareABusButNotAnAddress() {
        I2cDevice first = new I2cDevice(1, 0x48);
        Wiring shared =
                new Wiring(
                        Map.of(
                                "a",
                                first,
                                "b",
                                new I2cDevice(1, 0x49),
                                "c",
                                new I2cDevice(2, 0x48)),
                        Map.of(),
                        Map.of());
        assertThat(shared.i2c()).hasSize(3);

        assertThatThrownBy(() ->
                        new Wiring(
                                Map.of("a", first, "b", new I2cDevice(1, 0x48)),
                                Map.of(),
                                Map.of()))
                .hasMessageContaining("have the same I2C address");
    }

    @Test
    void oneLineHasOneName() {
        assertThatThrownBy(() ->
                        new Wiring(
                                Map.of(),
                                Map.of(),
                                Map.of(
                                        "in",
                                        new Line(0, 4, Line.Use.INPUT),
                                        "out",
                                        new Line(0, 4, Line.Use.OUTPUT))))
                .hasMessageContaining("have the same place: gpiochip0 line 4");
    }

    @Test
    void everySpiDeviceHasAChipSelectOfItsOwn() {
        SpiDevice a = new SpiDevice(0, 0, 1_000_000, 1, "cs-a");
        assertThatThrownBy(() -> new Wiring(Map.of(), Map.of("a", a), Map.of()))
                .hasMessage(
                        "a: chip select cs-a must be a line whose use is CHIP_SELECT, was null");
        assertThatThrownBy(() ->
                        new Wiring(
                                Map.of(),
                                Map.of("a", a),
                                Map.of("cs-a", new Line(0, 8, Line.Use.OUTPUT))))
                .hasMessageContaining("must be a line whose use is CHIP_SELECT");
        assertThatThrownBy(() ->
                        new Wiring(
                                Map.of(),
                                Map.of("a", a, "b", new SpiDevice(0, 0, 1_000_000, 1, "cs-a")),
                                SELECTS))
                .hasMessageContaining("have the same chip select: cs-a");
    }

    @Test
    void devicesOnOneSpiChannelHaveOneClockAndMode() {
        SpiDevice a = new SpiDevice(0, 0, 1_000_000, 1, "cs-a");
        assertThatThrownBy(() ->
                        new Wiring(
                                Map.of(),
                                Map.of("a", a, "b", new SpiDevice(0, 0, 1_000_000, 2, "cs-b")),
                                SELECTS))
                .hasMessageContaining("must have the same clock and mode");
        Wiring apart =
                new Wiring(
                        Map.of(),
                        Map.of("a", a, "b", new SpiDevice(0, 1, 2_000_000, 2, "cs-b")),
                        SELECTS);
        assertThat(apart.spi()).hasSize(2);
    }

    @Test
    void numbersAreChecked() {
        assertThatThrownBy(() -> new I2cDevice(1, 0x78))
                .hasMessage("address must be 8 to 119, was 120");
        assertThatThrownBy(() -> new SpiDevice(0, 0, 1, 4, "cs-a"))
                .hasMessage("mode must be 0 to 3, was 4");
        assertThatThrownBy(() -> new Line(0, -1, Line.Use.INPUT))
                .hasMessageContaining("offset must be 0 to");
    }
}
