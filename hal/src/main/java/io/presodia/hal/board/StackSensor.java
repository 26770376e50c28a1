package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.chip.ads122c04.Ads122c04;
import io.presodia.hal.chip.ads122c04.Ads122c04Input;
import io.presodia.hal.time.Timebase;
import org.jspecify.annotations.Nullable;

/**
 * Load cell and PT100 of one channel on one ADS122C04, converted in turn. A conversion runs while
 * the scan goes on; its result is collected in a later scan, so that neither ever waits for it.
 */
final class StackSensor {
    /**
     * The internal oscillator may be this much slow (SBAS751B, electrical characteristics: 2 %),
     * with margin.
     */
    private static final double OSCILLATOR_MARGIN = 1.05;

    private final Ads122c04 chip;
    private final Timebase timebase;
    private final LoadCellSpec loadCell;
    private final Pt100Spec pt100;
    private final ChannelCalibration calibration;
    private final Ads122c04Input forceInput;
    private final Ads122c04Input temperatureInput;
    private final long conversionNanos;
    private double stackSquareMetres = Double.NaN;
    private boolean converting;
    private boolean forceTurn = true;
    private long startedNanos;
    private Reading newtons = Reading.missing(0);
    private Reading celsius = Reading.missing(0);
    private Reading pascals = Reading.missing(0);

    StackSensor(
            Ads122c04 chip,
            Timebase timebase,
            LoadCellSpec loadCell,
            Pt100Spec pt100,
            ChannelCalibration calibration) {
        this.chip = chip;
        this.timebase = timebase;
        this.loadCell = loadCell;
        this.pt100 = pt100;
        this.calibration = calibration;
        this.forceInput = ChipAssembly.forceInput(loadCell);
        this.temperatureInput = ChipAssembly.temperatureInput(pt100);
        this.conversionNanos = Math.round(chip.conversionNanos() * OSCILLATOR_MARGIN);
    }

    /** Area that the force acts on; NaN while no cell is fitted. */
    void fitCell(double squareMetres) {
        stackSquareMetres = squareMetres;
        pascals = toPascals(newtons);
    }

    void configure() throws BusFault {
        converting = false;
        chip.configure(forceInput);
    }

    void verify() throws BusFault {
        chip.verifyConfiguration();
    }

    /** Collects a conversion that is complete and starts the next one. */
    @Nullable BusFault service() {
        long now = timebase.nanos();
        try {
            if (converting) {
                if (now - startedNanos < conversionNanos) {
                    return null;
                }
                collect(chip.finishConversion());
                forceTurn = !forceTurn;
            }
            chip.startConversion(forceTurn ? forceInput : temperatureInput);
            converting = true;
            startedNanos = timebase.nanos();
            return null;
        } catch (BusFault fault) {
            converting = false;
            fail(timebase.nanos());
            forceTurn = !forceTurn;
            return fault;
        }
    }

    private void collect(int code) {
        long nanos = timebase.nanos();
        Quality quality = Ads122c04.saturated(code) ? Quality.SATURATED : Quality.GOOD;
        if (forceTurn) {
            double bridgeVolts = forceInput.ratio(code) * loadCell.excitationVolts();
            double nominal = bridgeVolts / loadCell.voltsPerNewton();
            newtons =
                    new Reading(
                            ChannelPath.corrected(calibration.force(), nominal, 0), nanos, quality);
            pascals = toPascals(newtons);
        } else {
            double nominal = Pt100.celsius(temperatureInput.ratio(code) * pt100.referenceOhms());
            celsius =
                    new Reading(
                            ChannelPath.corrected(calibration.temperature(), nominal, 0),
                            nanos,
                            quality);
        }
    }

    private void fail(long nanos) {
        if (forceTurn) {
            newtons = Reading.busFault(nanos);
            pascals = newtons;
        } else {
            celsius = Reading.busFault(nanos);
        }
    }

    private Reading toPascals(Reading force) {
        if (Double.isNaN(stackSquareMetres)) {
            return Reading.missing(force.nanos());
        }
        return new Reading(force.value() / stackSquareMetres, force.nanos(), force.quality());
    }

    Reading stackPascals() {
        return pascals;
    }

    Reading cellCelsius() {
        return celsius;
    }
}
