package io.presodia.host.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleTableTest {
    /** What the pulses add to a way, mAh/g: a second at 11.75 mA/g. */
    private static final double PULSE = 11.75 / 3600;

    @Test
    void capacitiesAreThoseOfTheClosedForm() {
        CycleRow row = rows(SyntheticRun.Options.USUAL, 0).getFirst();
        double in = SyntheticRun.chargeTruth(true, 0.95, 3.6) + 2 * PULSE;
        double out = SyntheticRun.dischargeTruth() + PULSE;
        assertThat(value(row.chargeMilliampereHoursPerGram())).isCloseTo(in, within(1e-6));
        assertThat(value(row.dischargeMilliampereHoursPerGram())).isCloseTo(out, within(1e-6));
        assertThat(value(row.coulombicEfficiency())).isCloseTo(out / in, within(1e-9));
        assertThat(row.chargeMeanVolts()).isBetween(0.95, 3.6);
        assertThat(row.chargeWattHoursPerGram())
                .isCloseTo(row.chargeMeanVolts() * in / 1e3, within(1e-9));
        assertThat(row.finished()).isTrue();
    }

    @Test
    void theUncertaintyOfAMassIsThatOfTheCapacityAndNotOfTheEfficiency() {
        CycleRow row = rows(SyntheticRun.Options.USUAL, 0.002).getFirst();
        Uncertain charge = requireNonNull(row.chargeMilliampereHoursPerGram());
        assertThat(charge.sigma()).isCloseTo(0.002 * charge.value(), within(1e-9));
        assertThat(requireNonNull(row.coulombicEfficiency()).sigma()).isZero();
    }

    @Test
    void anOffsetCountsOverTheHoursOfCurrentAlone() {
        RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL);
        CycleRow row =
                CycleTable.of(
                                run,
                                HalfCycle.of(run),
                                SyntheticRun.ACTIVE_GRAMS,
                                new MeasurementUncertainty(0, 0, 5e-9, 0))
                        .getFirst();
        // 5 nA over Q/(11.75 mA/g) hours, per 8 mg.
        double hours = SyntheticRun.chargeTruth(true, 0.95, 3.6) / 11.75;
        assertThat(requireNonNull(row.chargeMilliampereHoursPerGram()).sigma())
                .isCloseTo(5e-6 * hours / SyntheticRun.ACTIVE_GRAMS, within(1e-6));
    }

    @Test
    void aChargeThatWasCutShortHasNoEfficiency() {
        CycleRow row =
                rows(SyntheticRun.Options.USUAL.with(SyntheticRun.Course.TRIPPED_IN_CHARGE), 0)
                        .getFirst();
        assertThat(row.finished()).isFalse();
        assertThat(row.chargeMilliampereHoursPerGram()).isNotNull();
        assertThat(row.dischargeMilliampereHoursPerGram()).isNull();
        assertThat(row.coulombicEfficiency()).isNull();
        assertThat(row.dischargeMeanVolts()).isNaN();
    }

    @Test
    void aCycleThatBeginsWithItsDischargeHasNoEfficiency() {
        CycleRow row =
                rows(SyntheticRun.Options.USUAL.with(SyntheticRun.Course.DISCHARGE_FIRST), 0)
                        .getFirst();
        assertThat(row.chargeFirst()).isFalse();
        assertThat(row.coulombicEfficiency()).isNull();
        assertThat(value(row.dischargeMilliampereHoursPerGram()))
                .isCloseTo(SyntheticRun.dischargeTruth(), within(1e-6));
    }

    @Test
    void pulsesAreNoHalfCycles() {
        List<HalfCycle> halves = HalfCycle.of(SyntheticRun.of(SyntheticRun.Options.USUAL));
        assertThat(halves)
                .extracting(HalfCycle::direction)
                .containsExactly(Direction.CHARGE, Direction.DISCHARGE);
    }

    @Test
    void resistancesComeOneLineAPulse() {
        List<PulseRow> pulses = PulseTable.of(SyntheticRun.of(SyntheticRun.Options.USUAL));
        assertThat(pulses)
                .extracting(PulseRow::stepId)
                .containsExactly("pulse-start", "pulse-top", "pulse-end");
        PulseRow top = pulses.get(1);
        assertThat(top.amperes()).isEqualTo(-SyntheticRun.AMPERES);
        assertThat(requireNonNull(top.at(0.001)).value()).isEqualTo(568);
        assertThat(requireNonNull(top.at(1)).value()).isEqualTo(574);
        assertThat(top.at(0.5)).isNull();
        assertThat(top.restVolts()).isCloseTo(3.5, within(0.001));
        assertThat(top.cycle()).isEqualTo(1);
    }

    private static double value(@org.jspecify.annotations.Nullable Uncertain value) {
        return requireNonNull(value).value();
    }

    private static List<CycleRow> rows(SyntheticRun.Options options, double massRelativeSigma) {
        RunData run = SyntheticRun.of(options);
        return CycleTable.of(
                run,
                HalfCycle.of(run),
                SyntheticRun.ACTIVE_GRAMS,
                new MeasurementUncertainty(massRelativeSigma * SyntheticRun.ACTIVE_GRAMS, 0, 0, 0));
    }
}
