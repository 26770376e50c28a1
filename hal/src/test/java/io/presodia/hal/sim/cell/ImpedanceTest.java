package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpedanceTest {
    private static final int PERIODS = 20;
    private static final int STEPS = 4000;

    private static SodiumCell charged(String name, double hoursAtTenthC) {
        CellDesign design = Catalogue.cell(name);
        SodiumCell cell = SodiumCell.of(design);
        for (int i = 0; i < hoursAtTenthC * 360; i++) {
            cell.step(0.1 * design.oneCAmperes(), 10);
        }
        for (int i = 0; i < 720; i++) {
            cell.step(0, 10);
        }
        return cell;
    }

    /**
     * A train of small current pulses, half of each period on: the ratio of the fundamentals of
     * voltage and current in its last period. Current never reverses, for the donor's diodes and
     * the anode's hysteresis; drift over the period is taken out as a straight line.
     */
    private static double[] byPulses(SodiumCell cell, double hertz, double amperes) {
        double seconds = 1 / hertz / STEPS;
        double[] volts = new double[STEPS + 1];
        for (int i = 0; i < PERIODS * STEPS; i++) {
            cell.step(i % STEPS < STEPS / 2 ? 2 * amperes : 0, seconds);
            int place = i - (PERIODS - 1) * STEPS;
            if (place == -1 || place >= 0) {
                volts[place + 1] = cell.terminalVolts();
            }
        }
        double drift = volts[STEPS] - volts[0];
        double cos = 0;
        double sin = 0;
        double currentCos = 0;
        double currentSin = 0;
        for (int i = 1; i <= STEPS; i++) {
            double at = 2 * StrictMath.PI * (i - 0.5) / STEPS;
            double u = volts[i] - drift * i / STEPS;
            double current = i <= STEPS / 2 ? 2 * amperes : 0;
            cos += u * StrictMath.cos(at);
            sin -= u * StrictMath.sin(at);
            currentCos += current * StrictMath.cos(at);
            currentSin -= current * StrictMath.sin(at);
        }
        double square = currentCos * currentCos + currentSin * currentSin;
        return new double[] {
            (cos * currentCos + sin * currentSin) / square,
            (sin * currentCos - cos * currentSin) / square
        };
    }

    @ParameterizedTest
    @CsvSource({
        "donor-na9sn4-1-2, 3, 1.0",
        "donor-na9sn4-1-2, 3, 30",
        "donor-na9sn4-1-2, 6.5, 10",
        "donor-na9sn4-1-2, 6.5, 200",
        "donor-na9sn4-1-2, 8.5, 3",
        "nco-sn-3wt, 8, 0.05",
        "nco-sn-3wt, 8, 1.0",
        "nco-sn-3wt, 8, 100",
        "nfm-sb-5wt, 9, 0.5",
        "sigma-ions-1-2, 0, 1.0"
    })
    void aTrainOfSmallPulsesAgreesWithTheSpectrum(String name, double hours, double hertz) {
        SodiumCell cell = charged(name, hours);
        double amperes = 1e-5 * Catalogue.cell(name).oneCAmperes();
        for (int i = 0; i < 600; i++) {
            cell.step(amperes, 1);
        }
        Impedance.Point expected = Impedance.of(cell).at(hertz);
        double[] found = byPulses(cell, hertz, amperes);
        double error =
                Math.sqrt(
                        StrictMath.pow(found[0] - expected.realOhms(), 2)
                                + StrictMath.pow(found[1] - expected.imaginaryOhms(), 2));
        assertThat(error / expected.ohms())
                .as(
                        "%s at %s Hz: pulses %.2f %.2f, spectrum %.2f %.2f ohm",
                        name,
                        hertz,
                        found[0],
                        found[1],
                        expected.realOhms(),
                        expected.imaginaryOhms())
                .isLessThan(0.01);
    }

    private static double ohms(SodiumCell cell, String name) {
        return peak(cell, name).ohms();
    }

    private static Impedance.Peak peak(SodiumCell cell, String name) {
        return Impedance.of(cell).peaks().stream()
                .filter(p -> p.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** Figure 6: 0.1C for 10 h, a spectrum every hour. */
    @Test
    void theDonorsSpectrumGrowsAsInFigureSix() {
        SodiumCell fresh = charged("donor-na9sn4-1-2", 0.01);
        SodiumCell seventy = charged("donor-na9sn4-1-2", 6.95);
        SodiumCell full = charged("donor-na9sn4-1-2", 9.9);
        assertThat(seventy.truth().donorDepletion()).isCloseTo(0.70, within(0.01));
        assertThat(ohms(fresh, "P3") + ohms(fresh, "P4")).isCloseTo(61.4, within(0.5));
        assertThat(ohms(seventy, "P3") + ohms(seventy, "P4")).isCloseTo(181.9, within(4.0));
        assertThat(ohms(seventy, "P5") + ohms(seventy, "P6")).isLessThan(25);
        assertThat(ohms(full, "P6")).isGreaterThan(10 * ohms(seventy, "P6"));
        assertThat(Impedance.of(fresh).ohmicOhms()).isCloseTo(480, within(10.0));
        assertThat(Impedance.of(full).ohmicOhms()).isCloseTo(480, within(15.0));
        // Peaks move to longer times; P1 stays; each in its decades of figure 6.
        assertThat(peak(fresh, "P1").seconds()).isEqualTo(1e-6);
        assertThat(Impedance.of(fresh).peaks()).hasSize(6);
        for (String name : List.of("P3", "P4")) {
            assertThat(peak(fresh, name).seconds()).as(name).isBetween(1e-5, 1e-3);
            assertThat(peak(seventy, name).seconds())
                    .as(name)
                    .isBetween(1.5 * peak(fresh, name).seconds(), 1e-3);
        }
        for (String name : List.of("P5", "P6")) {
            assertThat(peak(full, name).seconds())
                    .as(name)
                    .isBetween(1e-3, 1e-1)
                    .isGreaterThan(5 * peak(seventy, name).seconds());
        }
        assertThat(peak(seventy, "P6").seconds()).isBetween(1e-3, 1e-1);
    }

    @Test
    void aSpectrumRunsFromTheBulkToTheSlopeOfTheElectrodes() {
        SodiumCell cell = charged("donor-na9sn4-1-2", 7);
        var points = Impedance.of(cell).spectrum(7e6, 1, 10);
        assertThat(points.getFirst().hertz()).isEqualTo(7e6);
        assertThat(points.getLast().hertz()).isCloseTo(1, within(1e-9));
        double last = 0;
        for (Impedance.Point point : points) {
            assertThat(point.realOhms()).isGreaterThan(last);
            assertThat(point.imaginaryOhms()).isLessThan(0);
            last = point.realOhms();
        }
        // Nine tenths of the separator, then everything.
        assertThat(points.getFirst().realOhms())
                .isCloseTo(0.9 * Impedance.of(cell).ohmicOhms(), within(2.0));
    }
}
