package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.chip.ad5754r.Ad5754r;
import io.presodia.hal.chip.ad5754r.Ad5754rChannel;
import io.presodia.hal.chip.ad5754r.Ad5754rRange;
import io.presodia.hal.chip.ads1115.Ads1115;
import io.presodia.hal.chip.ads1115.Ads1115Mux;
import io.presodia.hal.chip.ads1115.Ads1115Range;
import io.presodia.hal.chip.ads122c04.Ads122c04;
import io.presodia.hal.chip.ads122c04.Ads122c04Gain;
import io.presodia.hal.chip.ads122c04.Ads122c04Input;
import io.presodia.hal.chip.ads122c04.Ads122c04Mux;
import io.presodia.hal.chip.ads122c04.Ads122c04Reference;
import io.presodia.hal.chip.ads1256.Ads1256;
import io.presodia.hal.chip.ads1256.Ads1256Config;
import io.presodia.hal.chip.ads1256.Ads1256DataRate;
import io.presodia.hal.chip.ads1256.Ads1256Gain;
import io.presodia.hal.chip.ads1256.Ads1256Input;
import io.presodia.hal.chip.tmp117.Tmp117;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.TransferFault;
import io.presodia.hal.sim.chip.ContractDrivers.Part;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every chip of the bench owes, driver and model together: values go through in all gains and
 * ranges, noise is the datasheet's, and every kind of fault is noticed. Driver and model were each
 * written from the datasheet alone.
 */
abstract class ChipContract {
    /** Twenty bytes that each flip a bit in fifty are hardly ever right. */
    private static final TransferFault FLIPS = new TransferFault.BitFlips(0.02);

    private static final Ad5754rChannel[] CHANNELS = {
        Ad5754rChannel.A, Ad5754rChannel.B, Ad5754rChannel.C, Ad5754rChannel.D
    };

    final ContractBench bench = new ContractBench();
    private Ports ports;
    private ContractDrivers drivers;

    abstract Ports ports() throws BusFault;

    @BeforeEach
    void configureAll() throws BusFault {
        Arrays.fill(bench.adcPins, 1.0);
        Arrays.fill(bench.strainPins, 1.5);
        Arrays.fill(bench.monitorPins, 1.0);
        ports = ports();
        drivers = new ContractDrivers(ports, bench.timebase);
        for (Part part : Part.values()) {
            drivers.configure(part);
        }
    }

    @AfterEach
    void noDriverDidWhatTheDatasheetsForbid() {
        ports.close();
        assertThat(bench.violations.first()).isEmpty();
    }

    private static void assertFault(BusFault.Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        BusFault.class,
                        fault -> assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(kind));
    }

    @ParameterizedTest
    @EnumSource
    void aHealthyChipKeepsItsConfiguration(Part part) throws BusFault {
        for (int i = 0; i < 3; i++) {
            drivers.use(part);
            drivers.verify(part);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theVoltageConverterMeasuresInAllGains(Ads1256Gain gain) throws BusFault {
        Ads1256 adc =
                new Ads1256(
                        ports.spi("adc"),
                        ports.input("adc-drdy"),
                        bench.timebase,
                        new Ads1256Config(gain, Ads1256DataRate.SPS_100, true));
        adc.configure();
        // With the buffer on the inputs reach from 0 to 3 V only, whatever full scale is.
        double span = Math.min(adc.config().fullScaleVolts(), 3.0);
        for (double fraction : new double[] {-0.99, -0.5, 0, 0.001, 0.5, 0.99}) {
            double volts = fraction * span;
            bench.adcPins[4] = Math.max(volts, 0);
            bench.adcPins[5] = Math.max(-volts, 0);
            // 6 standard deviations of table 4 at a gain of 1, and 3 ppm of span for what
            // calibration leaves.
            assertThat(adc.toVolts(adc.read(Ads1256Input.AIN4, Ads1256Input.AIN5)))
                    .as("%s of full scale", fraction)
                    .isCloseTo(volts, within(6e-6 + 3e-6 * span));
        }
    }

    @Test
    void cyclingTheVoltageConverterKeepsItsInputsApart() throws BusFault {
        Ads1256Input[] inputs = Ads1256Input.values();
        for (int i = 0; i < 4; i++) {
            bench.adcPins[2 * i] = 1.0 + 0.3 * (i + 1);
        }
        drivers.adc.startConversion(inputs[0], inputs[1]);
        for (int i = 0; i < 12; i++) {
            int next = 2 * ((i + 1) % 4);
            int code = drivers.adc.finishConversionAndStart(inputs[next], inputs[next + 1]);
            assertThat(drivers.adc.toVolts(code))
                    .as("input %s", i % 4)
                    .isCloseTo(0.3 * (i % 4 + 1), within(25e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOutputsFollowInAllRanges(Ad5754rRange range) throws BusFault {
        Ad5754r dac = new Ad5754r(ports.spi("dac"), bench.timebase, range);
        dac.configure();
        for (double fraction : new double[] {-1, -0.5, -0.001, 0, 0.25, 1}) {
            for (int channel = 0; channel < 4; channel++) {
                double volts = fraction * (channel + 1) / 4 * dac.maxVolts();
                dac.setVolts(CHANNELS[channel], volts);
                assertThat(bench.dac.outputVolts(channel, bench.timebase.nanos()))
                        .isCloseTo(volts, within(0.501 * range.voltsPerCode()));
            }
        }
        dac.zeroAll();
        assertThat(bench.dac.outputVolts(3, bench.timebase.nanos())).isZero();
    }

    @Test
    void theExpanderCarriesEveryPinBothWays() throws BusFault {
        for (int pin = 0; pin < 8; pin++) {
            drivers.expander.setOutput(pin, true);
            assertThat(bench.expander.drivenHigh()).isEqualTo(1 << pin);
            assertThat(bench.expander.driven()).isEqualTo(0x00FF);
            drivers.expander.setOutput(pin, false);
            bench.expanderInputs = 1 << (8 + pin);
            assertThat(drivers.expander.readPins()).isEqualTo(1 << (8 + pin));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBridgeConverterMeasuresInAllGains(Ads122c04Gain gain) throws BusFault {
        bench.strainPins[4] = 2.6;
        bench.strainPins[5] = 0.1;
        for (Ads122c04Reference reference : Ads122c04Reference.values()) {
            double full =
                    switch (reference) {
                        case INTERNAL -> 2.048;
                        case PINS -> 2.5;
                        case SUPPLY -> 3.3;
                    };
            Ads122c04Input input = new Ads122c04Input(Ads122c04Mux.AIN2_AIN3, gain, reference);
            for (double fraction : new double[] {-0.7, 0.001, 0.7}) {
                double volts = fraction * full / gain.factor();
                bench.strainPins[2] = 1.65 + volts / 2;
                bench.strainPins[3] = 1.65 - volts / 2;
                // 6 standard deviations at 1000 SPS; 37.53 uV at a gain of 1 falls slower than
                // gain.
                assertThat(input.ratio(drivers.strain.read(input)) * full)
                        .as("%s of full scale against %s", fraction, reference)
                        .isCloseTo(volts, within(6 * 40e-6 / Math.min(gain.factor(), 32)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMonitorMeasuresInAllRanges(Ads1115Range range) throws BusFault {
        double full = range.fullScaleVolts();
        for (double fraction : new double[] {-0.8, 0, 0.001, 0.8}) {
            double volts = fraction * full;
            bench.monitorPins[2] = Math.max(volts, 0);
            bench.monitorPins[3] = Math.max(-volts, 0);
            int code = drivers.monitor.read(Ads1115Mux.AIN2_AIN3, range);
            assertThat(Ads1115.toVolts(code, range)).isCloseTo(volts, within(5 * full / 32_768));
        }
    }

    @Test
    void theThermometerReadsBothSidesOfZero() throws BusFault {
        for (double celsius : new double[] {-20, -0.5, 0, 25, 85}) {
            bench.celsius = celsius;
            assertThat(Tmp117.toCelsius(drivers.ambient.read()))
                    .isCloseTo(celsius, within(5 * 0.0078125));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADC", "STRAIN", "MONITOR", "AMBIENT"})
    void noiseIsThatOfTheDatasheet(Part part) throws BusFault {
        // In codes: 2.931 uV of 5 V; 37.53 uV of 2.048 V; 0.347 and 1 codes with the twelfth of
        // rounding.
        double expected =
                switch (part) {
                    case ADC -> 2.931e-6 / 5 * 0x7FFFFF;
                    case STRAIN -> 37.53e-6 / 2.048 * 0x800000;
                    case MONITOR -> Math.sqrt(Math.pow(2.29 / 6.6, 2) + 1 / 12.0);
                    case AMBIENT -> Math.sqrt(1 + 1 / 12.0);
                    case DAC, EXPANDER -> throw new IllegalArgumentException("not a converter");
                };
        bench.monitorPins[0] = 5_000.25 * 187.5e-6;
        bench.celsius = 3_200.25 * 0.0078125;
        Moments moments = new Moments();
        for (int i = 0; i < 1_500; i++) {
            moments.add(drivers.use(part));
        }
        // Four standard errors of the deviation of 1500 draws are 7.3 %.
        assertThat(moments.deviation()).isCloseTo(expected, within(0.075 * expected));
    }

    @ParameterizedTest
    @EnumSource(names = {"ADC", "STRAIN", "MONITOR"})
    void saturationIsRecognised(Part part) throws BusFault {
        for (double volts : new double[] {20, -20}) {
            bench.adcPins[0] = volts;
            bench.adcPins[1] = -volts;
            bench.strainPins[0] = volts;
            bench.strainPins[1] = -volts;
            int code =
                    switch (part) {
                        case STRAIN -> drivers.use(Part.STRAIN);
                        case MONITOR -> {
                            bench.monitorPins[0] = Math.max(volts, 0);
                            bench.monitorPins[1] = Math.max(-volts, 0);
                            yield drivers.monitor.read(
                                    Ads1115Mux.AIN0_AIN1, Ads1115Range.VOLTS_4_096);
                        }
                        default -> drivers.use(Part.ADC);
                    };
            boolean saturated =
                    switch (part) {
                        case STRAIN -> Ads122c04.saturated(code);
                        case MONITOR -> Ads1115.saturated(code);
                        default -> Ads1256.saturated(code);
                    };
            assertThat(saturated).as("code %s", code).isTrue();
            assertThat(code > 0).isEqualTo(volts > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPANDER", "STRAIN", "MONITOR", "AMBIENT"})
    void missingAcknowledgesSurface(Part part) throws BusFault {
        bench.injector.inject(part.device(), new TransferFault.NackNext(1));
        assertFault(BusFault.Kind.NACK, () -> drivers.use(part));
        drivers.use(part);
        bench.injector.inject(part.device(), new TransferFault.NackUntilCleared());
        assertFault(BusFault.Kind.NACK, () -> drivers.verify(part));
        assertFault(BusFault.Kind.NACK, () -> drivers.configure(part));
        bench.injector.clear(part.device());
        drivers.configure(part);
    }

    @ParameterizedTest
    @EnumSource
    void aHeldLineSurfaces(Part part) throws BusFault {
        for (boolean high : new boolean[] {false, true}) {
            bench.injector.inject(part.device(), new TransferFault.StuckLine(high));
            if (part.i2c) {
                BusFault.Kind kind = high ? BusFault.Kind.NACK : BusFault.Kind.STUCK;
                assertFault(kind, () -> drivers.use(part));
                assertFault(kind, () -> drivers.verify(part));
            } else {
                assertThatThrownBy(() -> drivers.verify(part)).isInstanceOf(BusFault.class);
            }
            bench.injector.clear(part.device());
            drivers.verify(part);
        }
    }

    @ParameterizedTest
    @EnumSource
    void flippedBitsSurfaceWhenTheConfigurationIsChecked(Part part) throws BusFault {
        bench.injector.inject(part.device(), FLIPS);
        int noticed = 0;
        for (int i = 0; i < 40; i++) {
            try {
                drivers.verify(part);
            } catch (BusFault fault) {
                noticed++;
            }
        }
        // The shortest check reads two bytes: one in four goes wrong.
        assertThat(noticed).isGreaterThan(4);
        bench.injector.clear(part.device());
        drivers.verify(part);
    }

    @ParameterizedTest
    @EnumSource
    void delaysTakeVirtualTime(Part part) throws BusFault {
        long before = bench.timebase.nanos();
        drivers.verify(part);
        long healthy = bench.timebase.nanos() - before;
        bench.injector.inject(part.device(), new TransferFault.Delay(3_000_000));
        before = bench.timebase.nanos();
        drivers.verify(part);
        assertThat(bench.timebase.nanos() - before).isGreaterThanOrEqualTo(healthy + 3_000_000);
    }

    @ParameterizedTest
    @EnumSource
    void aLostConfigurationIsRecognisedAndRestored(Part part) throws BusFault {
        drivers.use(part);
        bench.injector.inject(part.device(), new ChipFault.BrownOut(), bench.timebase.nanos());
        bench.timebase.elapse(50_000_000);
        assertFault(BusFault.Kind.DEVICE_RESET, () -> drivers.verify(part));
        drivers.configure(part);
        drivers.verify(part);
        drivers.use(part);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADC", "STRAIN", "MONITOR", "AMBIENT"})
    void aConversionThatNeverEndsTimesOut(Part part) throws BusFault {
        bench.injector.inject(
                part.device(), new ChipFault.StoppedConversion(), bench.timebase.nanos());
        assertFault(BusFault.Kind.TIMEOUT, () -> drivers.use(part));
        bench.injector.clear(part.device());
        drivers.configure(part);
        drivers.use(part);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADC", "STRAIN", "MONITOR", "AMBIENT"})
    void stuckAndFrozenResultsComeThroughUnchanged(Part part) throws BusFault {
        bench.injector.inject(part.device(), new ChipFault.StuckCode(1234), bench.timebase.nanos());
        assertThat(drivers.use(part)).isEqualTo(1234);
        bench.injector.clear(part.device());
        int last = drivers.use(part);
        bench.injector.inject(part.device(), new ChipFault.FrozenResult(), bench.timebase.nanos());
        for (int i = 0; i < 5; i++) {
            assertThat(drivers.use(part)).isEqualTo(last);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADC", "AMBIENT"})
    void anotherChipThanExpectedIsRefused(Part part) {
        bench.injector.inject(
                part.device(), new ChipFault.WrongIdentity(0x5), bench.timebase.nanos());
        assertFault(BusFault.Kind.PROTOCOL, () -> drivers.configure(part));
    }

    @Test
    void aWrongChecksumIsRecognised() throws BusFault {
        drivers.strain.startConversion(ContractDrivers.STRAIN);
        bench.injector.inject("strain", new ChipFault.CorruptChecksum(), bench.timebase.nanos());
        assertFault(BusFault.Kind.CRC, drivers.strain::finishConversion);
        bench.injector.clear("strain");
        drivers.use(Part.STRAIN);
    }

    @Test
    void theWatchdogWatchesTheHeartbeat() throws BusFault {
        // The part counts falling edges: two beats.
        for (int i = 0; i < 20; i++) {
            drivers.watchdog.beat();
            bench.timebase.elapse(50_000_000);
        }
        assertThat(bench.watchdog.relaySupplyOn(bench.timebase.nanos())).isTrue();
        assertThat(drivers.watchdog.tripped()).isFalse();
        bench.timebase.elapse(2 * drivers.watchdog.maxNanos());
        assertThat(drivers.watchdog.tripped()).isTrue();
        assertThat(bench.watchdog.relaySupplyOn(bench.timebase.nanos())).isFalse();
        assertThat(bench.watchdog.cause(bench.timebase.nanos()))
                .isEqualTo(WindowWatchdogModel.Cause.TOO_LATE);
    }
}
