package io.presodia.bench.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.estimate.CycleTurn;
import io.presodia.firmware.estimate.EfficiencyDrift;
import io.presodia.firmware.estimate.EfficiencyTrend;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Virtual cells whose efficiency moves with the temperature and does not fall: sixty cycles at
 * 0.5C, with a current that has no offset and so nothing to allow for but scatter and temperature.
 */
class SteadyEfficiencyTest {
    private static final int CYCLES = 60;
    private static final double RATE = 0.5;

    /** What is told first, row efficiency-falling. */
    private static final double INFORM = 2e-5;

    private double hours;

    /** Runs a current to the end of the window; returns how long it flowed, h. */
    private double half(
            CellDesign design, AgeableCell cell, double amperes, DoubleUnaryOperator celsius) {
        double end =
                amperes > 0
                        ? design.voltageWindowVolts().high()
                        : design.voltageWindowVolts().low();
        double began = hours;
        double left = Double.POSITIVE_INFINITY;
        while (left > 0) {
            double step = left > 0.06 ? 30 : left > 0.01 ? 2 : 0.2;
            cell.setAmbientCelsius(celsius.applyAsDouble(hours));
            cell.step(amperes, step);
            hours += step / 3600;
            left = (end - cell.terminalVolts()) * Math.signum(amperes);
        }
        return hours - began;
    }

    /** The largest fall that was certain after any cycle. */
    private double largestFall(String name, Plant plant, DoubleUnaryOperator celsius)
            throws Exception {
        CellDesign design = new Catalogue().cell(name).value();
        AgeableCell cell = plant.make(design, CellScatter.draw(3, 1), 3);
        EfficiencyTrend trend = new EfficiencyTrend(design.activeMassGrams());
        double amperes = RATE * design.oneCAmperes();
        double perGram = amperes * 1e3 / design.activeMassGrams();
        double largest = 0;
        hours = 0;
        for (int i = 0; i < CYCLES; i++) {
            double in = half(design, cell, amperes, celsius);
            double out = half(design, cell, -amperes, celsius);
            trend.take(
                    new CycleTurn(
                            in * perGram,
                            out * perGram,
                            in + out,
                            out,
                            true,
                            design.voltageWindowVolts().low(),
                            0,
                            hours,
                            cell.celsius()),
                    0);
            EfficiencyDrift drift = trend.drift();
            largest = Math.max(largest, drift == null ? 0 : drift.certainFall());
        }
        return largest;
    }

    private static double swing(double hours, double kelvins, double period) {
        return 25 + kelvins * StrictMath.sin(2 * Math.PI * hours / period);
    }

    private static double colder(double hours) {
        return 28 - Math.min(10, Math.max(0, (hours - 20) * 0.1));
    }

    private static double warmer(double hours) {
        return 20 + Math.min(15, Math.max(0, (hours - 20) * 0.15));
    }

    @Test
    void aLaboratoryThatGetsColderIsNoFall() throws Exception {
        assertThat(largestFall("nco-sn-3wt", Plant.CELL, SteadyEfficiencyTest::colder))
                .isLessThan(INFORM);
    }

    @Test
    @EnabledIfSystemProperty(named = "presodia.efficiency.all", matches = "true")
    void noTemperatureIsAFallInAnyCell() throws Exception {
        for (String name : new String[] {"nco-sn-3wt", "nco-sn-0wt"}) {
            for (Plant plant : Plant.values()) {
                String as = name + " " + plant;
                assertThat(largestFall(name, plant, h -> 25)).as(as).isLessThan(INFORM);
                assertThat(largestFall(name, plant, h -> swing(h, 5, 24)))
                        .as("days of 5 K, %s", as)
                        .isLessThan(INFORM);
                assertThat(largestFall(name, plant, h -> swing(h, 1, 24)))
                        .as("days of 1 K, %s", as)
                        .isLessThan(INFORM);
                assertThat(largestFall(name, plant, h -> swing(h, 3, 168)))
                        .as("a week of 3 K, %s", as)
                        .isLessThan(INFORM);
                assertThat(largestFall(name, plant, SteadyEfficiencyTest::warmer))
                        .as("warmer, %s", as)
                        .isLessThan(INFORM);
                assertThat(largestFall(name, plant, SteadyEfficiencyTest::colder))
                        .as("colder, %s", as)
                        .isLessThan(INFORM);
            }
        }
    }
}
