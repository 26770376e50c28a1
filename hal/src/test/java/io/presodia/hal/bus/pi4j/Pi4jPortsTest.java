package io.presodia.hal.bus.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.bus.Wiring;
import io.presodia.hal.bus.Wiring.I2cDevice;
import io.presodia.hal.bus.Wiring.Line;
import io.presodia.hal.bus.Wiring.SpiDevice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Pi4jPortsTest {
    static final Wiring WIRING =
            new Wiring(
                    Map.of(
                            "thermometer", new I2cDevice(1, 0x48),
                            "expander", new I2cDevice(1, 0x20),
                            "load-cell", new I2cDevice(3, 0x40)),
                    Map.of(
                            "voltages", new SpiDevice(0, 0, 1_920_000, 1, "cs-voltages"),
                            "currents", new SpiDevice(0, 0, 1_920_000, 1, "cs-currents")),
                    Map.of(
                            "cs-voltages", new Line(0, 8, Line.Use.CHIP_SELECT),
                            "cs-currents", new Line(0, 7, Line.Use.CHIP_SELECT),
                            "heartbeat", new Line(0, 17, Line.Use.OUTPUT),
                            "trip", new Line(0, 27, Line.Use.INPUT)));

    private final ByteBench bench = new ByteBench();
    private Pi4jPorts ports;

    @BeforeEach
    void open() throws BusFault {
        ports = InProcessProviders.overPi4j(bench, WIRING);
    }

    @AfterEach
    void close() {
        ports.close();
    }

    @Test
    void outputsAreLowAndNothingIsSelectedAfterOpening() {
        assertThat(bench.log).containsExactly("heartbeat low");
    }

    @Test
    void i2cTransactionsArriveByteForByte() throws BusFault {
        bench.log.clear();
        I2cPort port = ports.i2c("thermometer");
        byte[] in = new byte[3];

        port.write(new byte[] {1, 2, 3, 4}, 3);
        port.writeThenRead(new byte[] {0x0F, 9}, 1, in, 2);
        assertThat(in).containsExactly(0xA0, 0xA1, 0);
        port.read(in, 3);
        assertThat(in).containsExactly(0xA0, 0xA1, 0xA2);

        assertThat(bench.log)
                .containsExactly(
                        "thermometer write 010203",
                        "thermometer write 0f read 2",
                        "thermometer read 3");
        assertThat(port.name()).isEqualTo("thermometer");
    }

    @Test
    void chipSelectFramesTheTransfersOfOneDeviceOnASharedBus() throws BusFault {
        bench.log.clear();
        SpiPort voltages = ports.spi("voltages");
        SpiPort currents = ports.spi("currents");
        byte[] buffer = {0x01, 0x02, 0x7F};

        voltages.select();
        voltages.transfer(buffer, 2);
        voltages.deselect();
        currents.select();
        currents.transfer(buffer, 1);
        currents.deselect();

        // The bench answers each byte by its complement; the third one was not part of a transfer.
        assertThat(buffer).containsExactly(0x01, 0xFD, 0x7F);
        assertThat(bench.log)
                .containsExactly(
                        "voltages select",
                        "voltages transfer 0102",
                        "voltages deselect",
                        "currents select",
                        "currents transfer fe",
                        "currents deselect");
    }

    @Test
    void withoutChipSelectNobodyAnswers() throws BusFault {
        bench.log.clear();
        byte[] buffer = {0x12, 0x34};
        ports.spi("voltages").transfer(buffer, 2);

        assertThat(buffer).containsExactly(0xFF, 0xFF);
        assertThat(bench.log).isEmpty();
    }

    @Test
    void linesAreDrivenAndRead() throws BusFault {
        bench.log.clear();
        ports.output("heartbeat").set(true);
        ports.output("heartbeat").set(false);
        assertThat(bench.log).containsExactly("heartbeat high", "heartbeat low");

        assertThat(ports.input("trip").high()).isFalse();
        bench.tripHigh = true;
        assertThat(ports.input("trip").high()).isTrue();
    }

    @Test
    void allDevicesOfABusShareOneLock() {
        assertThat(ports.i2c("thermometer").lock())
                .isSameAs(ports.i2c("expander").lock())
                .isNotSameAs(ports.i2c("load-cell").lock());
        assertThat(ports.spi("voltages").lock()).isSameAs(ports.spi("currents").lock());
        assertThat(ports.spi("voltages").lock().bus()).isEqualTo("spi-0");
    }

    @Test
    @Timeout(10)
    void aTransferOfAnotherThreadWaitsForTheBus() throws Exception {
        I2cPort held = ports.i2c("thermometer");
        I2cPort waiting = ports.i2c("expander");
        Thread other;
        try (var _ = held.lock().hold()) {
            bench.log.clear();
            other =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    waiting.write(new byte[] {5}, 1);
                                } catch (BusFault e) {
                                    bench.log.add(e.toString());
                                }
                            });
            while (other.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            held.write(new byte[] {6}, 1);
        }
        other.join();

        assertThat(bench.log).containsExactly("thermometer write 06", "expander write 05");
    }

    @ParameterizedTest
    @EnumSource(
            value = BusFault.Kind.class,
            names = {"NACK", "STUCK", "TIMEOUT", "CRC", "IO"})
    void faultsKeepTheirKindOnTheWayThroughPi4j(BusFault.Kind kind) throws BusFault {
        bench.failure = kind;

        assertFault(kind, () -> ports.i2c("expander").write(new byte[1], 1));
        assertFault(kind, () -> ports.i2c("expander").read(new byte[1], 1));
        assertFault(
                kind, () -> ports.i2c("expander").writeThenRead(new byte[1], 1, new byte[1], 1));
        assertFault(kind, () -> ports.input("trip").high());
        assertFault(kind, () -> ports.output("heartbeat").set(true));
        assertFault(kind, () -> ports.spi("voltages").select());
        bench.failure = null;
    }

    @ParameterizedTest
    @CsvSource({
        "6, NACK",
        "19, NACK",
        "121, NACK",
        "110, TIMEOUT",
        "16, STUCK",
        "11, STUCK",
        "74, CRC",
        "71, PROTOCOL",
        "5, IO",
        "22, IO"
    })
    void errorNumbersMeanWhatTheKernelSays(int errno, BusFault.Kind kind) {
        assertThat(Pi4jFaults.kind(errno)).isEqualTo(kind);
    }

    @Test
    void aFailedTransferReleasesTheBus() throws BusFault {
        bench.failure = BusFault.Kind.NACK;
        assertFault(BusFault.Kind.NACK, () -> ports.i2c("expander").write(new byte[1], 1));
        bench.failure = null;

        Thread other =
                Thread.ofPlatform()
                        .unstarted(() -> {
                            try {
                                ports.i2c("thermometer").write(new byte[] {7}, 1);
                            } catch (BusFault e) {
                                bench.log.add(e.toString());
                            }
                        });
        other.start();
        joined(other);
        assertThat(bench.log).endsWith("thermometer write 07");
    }

    @Test
    void closingDrivesOutputsLow() throws BusFault {
        ports.output("heartbeat").set(true);
        ports.spi("voltages").select();
        bench.log.clear();

        ports.close();
        assertThat(bench.log).containsExactlyInAnyOrder("heartbeat low", "voltages deselect");
    }

    @Test
    void anUnknownNameSaysWhichOnesThereAre() {
        assertThatThrownBy(() -> ports.i2c("barometer"))
                .hasMessage(
                        "no I2C device is called barometer; there are [expander, load-cell, thermometer]");
        assertThatThrownBy(() -> ports.output("cs-voltages"))
                .hasMessage("no output line is called cs-voltages; there are [heartbeat]");
    }

    @Test
    void aMissingProviderIsAFaultThatNamesTheDevice() {
        assertThatThrownBy(() -> new Pi4jPorts(WIRING, List.of()))
                .isInstanceOfSatisfying(
                        BusFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(BusFault.Kind.IO));
    }

    @Test
    void aDeviceThatCannotBeOpenedIsAFaultThatNamesIt() {
        Wiring unknown =
                new Wiring(Map.of("barometer", new I2cDevice(1, 0x76)), Map.of(), Map.of());

        assertThatThrownBy(() -> InProcessProviders.overPi4j(bench, unknown))
                .isInstanceOf(BusFault.class)
                .hasMessageContaining("barometer: IO: opening the device or line");
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFault(
            BusFault.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
