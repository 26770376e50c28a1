package io.presodia.hil.science;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.Step;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.SodiumCell;
import java.util.List;
import java.util.Random;

/**
 * Plays a protocol on the bare plant, coarsely: steps of a minute, loops twice, ends at the window.
 * What it does to sodium is what matters, not when a step ends.
 */
final class PlantPlayer {
    private static final double STEP_SECONDS = 60;
    private static final double LONGEST_SECONDS = 40 * 3600;
    private static final int MOST_PULSES = 60;

    private final SodiumCell cell;
    private final CellContext context;
    private final Random random;
    private double netMilliampereHours;

    /**
     * @param seed currents differ from those of the protocol by up to a fifth
     */
    PlantPlayer(CellDesign design, long seed) {
        this.cell = SodiumCell.of(design);
        this.context = CellContext.of(design);
        this.random = new Random(seed);
    }

    SodiumCell cell() {
        return cell;
    }

    /** Net charge through the terminals, counted outside of the plant, mAh. */
    double netMilliampereHours() {
        return netMilliampereHours;
    }

    void play(List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Rest _ -> rest(3600);
                case Step.Cc cc -> current(cc.current().amperes(context), LONGEST_SECONDS);
                case Step.Cv cv -> hold(cv.voltage().volts(context), 7200);
                case Step.Cccv cccv -> {
                    current(cccv.current().amperes(context), LONGEST_SECONDS);
                    hold(cccv.voltage().volts(context), 7200);
                }
                case Step.Cp cp -> current(cp.watts() / 3, LONGEST_SECONDS);
                case Step.Pulse pulse -> {
                    take(pulse.amplitude().amperes(context), pulse.seconds());
                    rest(60);
                }
                case Step.Gitt gitt -> titrate(gitt);
                case Step.Activate activate ->
                        current(activate.current().amperes(context), LONGEST_SECONDS);
                case Step.DcPolarisation bias -> hold(bias.biasVolts(), bias.seconds());
                case Step.Ramp ramp -> current(0.1 * context.oneCAmperes(), ramp.seconds());
                case Step.Profile _ -> current(0.1 * context.oneCAmperes(), 3600);
                case Step.HoldForOperator hold -> {
                    if (!Double.isNaN(hold.ovenCelsius())) {
                        cell.setAmbientCelsius(hold.ovenCelsius());
                    }
                }
                case Step.Loop loop -> {
                    for (int i = 0; i < Math.min(2, loop.times()); i++) {
                        play(loop.body());
                    }
                }
                case Step.Goto _ -> {}
            }
        }
    }

    private void titrate(Step.Gitt gitt) {
        double amperes = gitt.current().amperes(context);
        for (int i = 0; i < MOST_PULSES && inside(amperes); i++) {
            current(amperes, gitt.pulseSeconds());
            rest(gitt.restSeconds());
        }
    }

    private boolean inside(double amperes) {
        return amperes > 0
                ? cell.terminalVolts() < context.windowUpperVolts()
                : cell.terminalVolts() > context.windowLowerVolts();
    }

    private void current(double amperes, double seconds) {
        double own = amperes * (0.8 + 0.4 * random.nextDouble());
        for (double passed = 0; passed < seconds && inside(own); passed += STEP_SECONDS) {
            take(own, Math.min(STEP_SECONDS, seconds - passed));
        }
    }

    private void rest(double seconds) {
        for (double passed = 0; passed < seconds; passed += STEP_SECONDS) {
            take(0, Math.min(STEP_SECONDS, seconds - passed));
        }
    }

    private void hold(double volts, double seconds) {
        for (double passed = 0; passed < seconds; passed += STEP_SECONDS) {
            double part = Math.min(STEP_SECONDS, seconds - passed);
            cell.stepAtVoltage(volts, 0.5 * context.oneCAmperes(), part);
            netMilliampereHours += cell.amperes() * part / 3.6;
        }
    }

    private void take(double amperes, double seconds) {
        cell.step(amperes, seconds);
        netMilliampereHours += amperes * seconds / 3.6;
    }
}
