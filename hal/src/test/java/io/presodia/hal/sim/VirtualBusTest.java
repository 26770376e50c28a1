package io.presodia.hal.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.I2cPort;
import io.presodia.hal.bus.SpiPort;
import io.presodia.hal.time.VirtualTimebase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VirtualBusTest {
    private final VirtualTimebase timebase = new VirtualTimebase();
    private final Violations violations = new Violations();
    private final VirtualI2cBus i2c = new VirtualI2cBus("i2c-1", 400_000, timebase, 7);
    private final VirtualSpiBus spi = new VirtualSpiBus("spi-0", timebase, 7, violations);
    private final FaultInjector injector = new FaultInjector(true);

    /** Remembers the last byte written and answers it. */
    private static final class Echo implements I2cDeviceModel {
        private byte last;

        @Override
        public boolean write(byte[] data, int length, long nanos) {
            if (length > 0) {
                last = data[length - 1];
            }
            return last != 0x55;
        }

        @Override
        public boolean read(byte[] into, int length, long nanos) {
            Arrays.fill(into, 0, length, last);
            return true;
        }
    }

    /** Answers the byte before. */
    private static final class Loop implements SpiDeviceModel {
        private int before;

        @Override
        public double maxClockHertz() {
            return 2e6;
        }

        @Override
        public void selected(long nanos) {
            before = 0xA5;
        }

        @Override
        public int exchange(int mosi, long startNanos, long endNanos) {
            int answer = before;
            before = mosi;
            return answer;
        }

        @Override
        public void deselected(long nanos) {}
    }

    private static void assertFault(BusFault.Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    @Test
    void bytesReachTheChipAndComeBack() throws BusFault {
        I2cPort port = i2c.attach("echo", 0x20, new Echo());
        byte[] in = new byte[3];
        port.writeThenRead(new byte[] {1, 2}, 2, in, 2);
        assertThat(in).containsExactly(2, 2, 0);
        port.write(new byte[] {9}, 1);
        port.read(in, 3);
        assertThat(in).containsExactly(9, 9, 9);
    }

    @Test
    void transactionsTakeTheTimeOfTheirBits() throws BusFault {
        I2cPort port = i2c.attach("echo", 0x20, new Echo());
        // At 400 kHz a bit is 2500 ns. START, address, 2 bytes, STOP: 1 + 27 + 1 bits.
        port.write(new byte[2], 2);
        assertThat(timebase.nanos()).isEqualTo(29 * 2500L);
        // START, address, 1 byte, START, address, 2 bytes, STOP: 1 + 18 + 1 + 9 + 18 + 1 bits.
        port.writeThenRead(new byte[1], 1, new byte[2], 2);
        assertThat(timebase.nanos()).isEqualTo((29 + 48) * 2500L);
    }

    @Test
    void anAbsentDeviceDoesNotAcknowledge() {
        I2cPort port = i2c.absent("nobody", 0x21);
        assertFault(BusFault.Kind.NACK, () -> port.read(new byte[1], 1));
        assertFault(BusFault.Kind.NACK, () -> port.write(new byte[1], 1));
    }

    @Test
    void aByteThatTheChipRefusesIsNotAcknowledged() {
        I2cPort port = i2c.attach("echo", 0x20, new Echo());
        assertFault(BusFault.Kind.NACK, () -> port.write(new byte[] {0x55}, 1));
    }

    @Test
    void twoDevicesOnOneAddressAreRefused() {
        i2c.attach("echo", 0x20, new Echo());
        assertThatThrownBy(() -> i2c.attach("other", 0x20, new Echo()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other")
                .hasMessageContaining("0x20")
                .hasMessageContaining("taken by echo");
    }

    @Test
    void reservedAddressesAreRefused() {
        assertThatThrownBy(() -> i2c.attach("echo", 0x03, new Echo())).hasMessageContaining("0x03");
        assertThatThrownBy(() -> i2c.attach("echo", 0x78, new Echo())).hasMessageContaining("0x78");
    }

    @Test
    void nacksAreCountedOffAndThenGone() throws BusFault {
        I2cPort port = attachWithFault(new TransferFault.NackNext(2));
        assertFault(BusFault.Kind.NACK, () -> port.write(new byte[1], 1));
        assertFault(BusFault.Kind.NACK, () -> port.read(new byte[1], 1));
        port.write(new byte[1], 1);
    }

    @Test
    void nackLastsUntilItIsCleared() throws BusFault {
        I2cPort port = attachWithFault(new TransferFault.NackUntilCleared());
        for (int i = 0; i < 5; i++) {
            assertFault(BusFault.Kind.NACK, () -> port.write(new byte[1], 1));
        }
        injector.clear("echo");
        port.write(new byte[1], 1);
    }

    @Test
    void oneDeviceThatHoldsTheLineLowStopsAllOthers() throws BusFault {
        attachWithFault(new TransferFault.StuckLine(false));
        I2cPort other = i2c.attach("other", 0x21, new Echo());
        assertFault(BusFault.Kind.STUCK, () -> other.write(new byte[1], 1));
        injector.clear("echo");
        other.write(new byte[1], 1);
    }

    @Test
    void aLineStuckHighLeavesNobodyToAcknowledge() {
        I2cPort port = attachWithFault(new TransferFault.StuckLine(true));
        assertFault(BusFault.Kind.NACK, () -> port.write(new byte[1], 1));
    }

    @Test
    void bitsFlipAtTheirProbabilityAndTheSameForOneSeed() throws BusFault {
        byte[] first = readFlipped();
        byte[] second = readFlipped();
        assertThat(first).isEqualTo(second);
        int flipped = 0;
        for (byte b : first) {
            flipped += Integer.bitCount(b & 0xFF);
        }
        // 80 000 bits at 1 %: 800 +- 4 standard deviations of 28.
        assertThat(flipped).isBetween(688, 912);
    }

    private static byte[] readFlipped() throws BusFault {
        VirtualI2cBus bus = new VirtualI2cBus("i2c-1", 400_000, new VirtualTimebase(), 7);
        VirtualI2cBus.Port port = bus.attach("echo", 0x20, new Echo());
        port.faults().inject(new TransferFault.BitFlips(0.01));
        byte[] in = new byte[10_000];
        port.read(in, in.length);
        return in;
    }

    @Test
    void aDelayStretchesEveryTransaction() throws BusFault {
        I2cPort port = attachWithFault(new TransferFault.Delay(1_000_000));
        port.write(new byte[2], 2);
        assertThat(timebase.nanos()).isEqualTo(1_000_000 + 29 * 2500L);
    }

    @Test
    void faultsAreRefusedWhereTheBenchWasNotStartedForThem() {
        FaultInjector locked = new FaultInjector(false);
        locked.addTransfer("i2c-1", i2c.faults());
        assertThatThrownBy(() -> locked.inject("i2c-1", new TransferFault.NackNext(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void faultsOfUnknownTargetsAndImpossibleFaultsAreRefused() {
        injector.addTransfer("spi-0", spi.faults());
        assertThatThrownBy(() -> injector.inject("nobody", new TransferFault.NackNext(1)))
                .hasMessageContaining("nobody")
                .hasMessageContaining("spi-0");
        assertThatThrownBy(() -> injector.inject("spi-0", new TransferFault.NackNext(1)))
                .hasMessageContaining("no acknowledge");
        assertThatThrownBy(() -> injector.inject("nobody", new ChipFault.BrownOut(), 0))
                .hasMessageContaining("no chip called nobody");
        assertThatThrownBy(() -> new TransferFault.NackNext(0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> new TransferFault.BitFlips(1.5)).hasMessageContaining("was 1.5");
        assertThatThrownBy(() -> new TransferFault.Delay(-1)).hasMessageContaining("was -1");
    }

    private I2cPort attachWithFault(TransferFault fault) {
        VirtualI2cBus.Port port = i2c.attach("echo", 0x20, new Echo());
        injector.addTransfer("echo", port.faults());
        injector.inject("echo", fault);
        return port;
    }

    @Test
    void spiIsFullDuplexAndTakesTheTimeOfItsClock() throws BusFault {
        SpiPort port = spi.attach("loop", 1e6, new Loop());
        byte[] buffer = {1, 2, 3};
        port.select();
        port.transfer(buffer, 3);
        port.deselect();
        assertThat(buffer).containsExactly((byte) 0xA5, 1, 2);
        assertThat(timebase.nanos()).isEqualTo(24_000);
    }

    @Test
    void aClockFasterThanThePartIsRefused() {
        assertThatThrownBy(() -> spi.attach("loop", 3e6, new Loop()))
                .hasMessageContaining("loop")
                .hasMessageContaining("2000000.0");
    }

    @Test
    void clashesOfChipSelectsFailAndAreRecorded() throws BusFault {
        SpiPort one = spi.attach("one", 1e6, new Loop());
        SpiPort two = spi.attach("two", 1e6, new Loop());
        one.select();
        assertFault(BusFault.Kind.IO, two::select);
        assertFault(BusFault.Kind.IO, () -> two.transfer(new byte[1], 1));
        one.deselect();
        assertThat(violations.count()).isEqualTo(2);
        assertThat(violations.first().getFirst().chip()).isEqualTo("two");
    }

    @Test
    void aStuckSpiLineReadsAsAllOnesOrZerosWithoutAnError() throws BusFault {
        VirtualSpiBus.Port port = spi.attach("loop", 1e6, new Loop());
        port.faults().inject(new TransferFault.StuckLine(true));
        assertThat(exchange(port)).containsExactly((byte) 0xFF, (byte) 0xFF);
        port.faults().inject(new TransferFault.StuckLine(false));
        assertThat(exchange(port)).containsExactly(0, 0);
        port.faults().clear();
        assertThat(exchange(port)).containsExactly((byte) 0xA5, 1);
    }

    private static byte[] exchange(SpiPort port) throws BusFault {
        byte[] buffer = {1, 2};
        port.select();
        port.transfer(buffer, 2);
        port.deselect();
        return buffer;
    }

    @Test
    void linesCarryLevelsAndStick() {
        AtomicBoolean seen = new AtomicBoolean();
        VirtualOutputLine out =
                new VirtualOutputLine("beat", timebase, 7, (high, nanos) -> seen.set(high));
        VirtualInputLine in = new VirtualInputLine("trip", timebase, 7, nanos -> out.high());
        out.set(true);
        assertThat(seen).isTrue();
        assertThat(in.high()).isTrue();
        in.faults().inject(new TransferFault.StuckLine(false));
        assertThat(in.high()).isFalse();
        out.faults().inject(new TransferFault.StuckLine(true));
        out.set(false);
        assertThat(seen).isTrue();
        out.faults().clear();
        out.set(false);
        assertThat(seen).isFalse();
    }

    @Test
    void portsGoByTheNamesOfTheBoardFile() throws BusFault {
        VirtualPorts ports = new VirtualPorts();
        VirtualI2cBus.Port port = i2c.attach("echo", 0x20, new Echo());
        ports.add(port);
        assertThat(ports.i2c("echo")).isSameAs(port);
        assertThatThrownBy(() -> ports.add(port)).hasMessageContaining("echo");
        assertFault(BusFault.Kind.IO, () -> ports.spi("echo"));
        assertFault(BusFault.Kind.IO, () -> ports.input("door"));
        assertFault(BusFault.Kind.IO, () -> ports.output("beat"));
        ports.close();
    }
}
