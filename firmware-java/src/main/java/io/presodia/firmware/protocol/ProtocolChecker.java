package io.presodia.firmware.protocol;

import static io.presodia.firmware.protocol.CheckText.bounds;
import static io.presodia.firmware.protocol.CheckText.milli;
import static io.presodia.firmware.protocol.CheckText.milliHours;
import static io.presodia.firmware.protocol.CheckText.told;

import io.presodia.config.Diagnostics;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells whether a cell and a channel can bear a protocol: every current and voltage inside the
 * cell's limits, its window and the channel's range, every charge inside the budget. Nothing is
 * switched on before it has passed.
 */
public final class ProtocolChecker {
    private static final double SECONDS_PER_HOUR = 3600;

    private final ProtocolFile file;
    private final CellContext cell;
    private final ChannelCapability channel;
    private final CellLimits limits;
    private final Diagnostics diagnostics;
    private final List<String> openEnded = new ArrayList<>();

    private ProtocolChecker(ProtocolFile file, CellContext cell, ChannelCapability channel) {
        this.file = file;
        this.cell = cell;
        this.channel = channel;
        this.limits = file.protocol().safety().narrow(cell);
        this.diagnostics = new Diagnostics(file.source().path());
    }

    /** Checks a protocol that the reader has passed. */
    public static Review check(ProtocolFile file, CellContext cell, ChannelCapability channel) {
        return new ProtocolChecker(file, cell, channel).review();
    }

    private Review review() {
        Protocol protocol = file.protocol();
        safety(protocol.safety());
        require(protocol.require(), "require");
        steps(protocol.steps());
        double longest = 0;
        for (Step step : protocol.steps()) {
            longest += Ends.longestSeconds(step, cell);
        }
        return new Review(diagnostics.sorted(), longest, openEnded);
    }

    private void steps(List<Step> steps) {
        for (Step step : steps) {
            require(step.head().require(), step.head().key() + ".require");
            step(step, step.head().key() + "." + step.kind());
            for (Exit exit : step.exits()) {
                condition(step, exit.condition(), exit.key());
            }
            if (step instanceof Step.Loop loop) {
                steps(loop.body());
            } else if (Double.isInfinite(Ends.longestSeconds(step, cell))) {
                openEnded.add(step.head().id());
            }
        }
    }

    private void step(Step step, String key) {
        switch (step) {
            case Step.Cc cc -> {
                current(cc.current(), key);
                timedCharge(cc, cc.current().amperes(cell), key);
            }
            case Step.Cv cv -> {
                held(cv.voltage(), key);
                if (cv.largest() != null) {
                    largest(cv.largest(), key);
                }
            }
            case Step.Cccv cccv -> {
                current(cccv.current(), key);
                held(cccv.voltage(), key);
            }
            case Step.Cp cp -> power(cp, key + ".power_mW");
            case Step.Pulse pulse -> current(pulse.amplitude(), key);
            case Step.Gitt gitt -> {
                current(gitt.current(), key);
                timedCharge(gitt, gitt.current().amperes(cell) * Ends.duty(gitt), key);
            }
            case Step.Activate activate -> activation(activate, key);
            case Step.DcPolarisation polarisation -> polarisation(polarisation, key);
            case Step.Ramp ramp -> ramp(ramp, key);
            case Step.Profile profile ->
                    diagnostics.addAll(
                            LoadProfileCheck.check(profile.load(), cell, channel, limits));
            case Step.Rest _, Step.HoldForOperator _, Step.Loop _, Step.Goto _ -> {}
        }
    }

    private void activation(Step.Activate step, String key) {
        current(step.current(), key);
        refuse(key, cell.inside().noFirstCharge());
    }

    private void polarisation(Step.DcPolarisation step, String key) {
        if (window().contains(0)) {
            voltage(step.biasVolts(), key + ".bias_V", window());
        } else {
            error(
                    key + ".bias_V",
                    "is for a symmetric cell, which rests at 0 V; "
                            + bounds("the window of this one is", window(), 1, "V"));
        }
        double range = step.rangeAmperes();
        if (range > channel.maximumAmperes()) {
            error(
                    key + ".range_mA",
                    "the board's largest range is " + milli(channel.maximumAmperes()));
        } else if (!Double.isNaN(range) && !channel.hasRange(range)) {
            error(key + ".range_mA", "the board has no such range; there are " + ranges());
        }
    }

    private String ranges() {
        return channel.rangeAmperes().stream()
                .map(CheckText::milli)
                .collect(Collectors.joining(", "));
    }

    private void ramp(Step.Ramp step, String key) {
        switch (step.course()) {
            case Step.Course.OfCurrent of -> {
                current(of.from(), key + "." + of.from().key() + "[0]", true);
                current(of.to(), key + "." + of.to().key() + "[1]", true);
                double mean = (of.from().amperes(cell) + of.to().amperes(cell)) / 2;
                timedCharge(step, mean, key);
            }
            case Step.Course.OfVoltage of -> {
                voltage(of.fromVolts(), key + ".voltage_V[0]", window());
                voltage(of.toVolts(), key + ".voltage_V[1]", window());
                if (of.largest() != null) {
                    largest(of.largest(), key);
                }
            }
        }
    }

    private Band window() {
        return new Band(cell.windowLowerVolts(), cell.windowUpperVolts());
    }

    private void current(CurrentDemand demand, String key) {
        current(demand, key + "." + demand.key(), false);
    }

    private void current(CurrentDemand demand, String at, boolean mayBeZero) {
        double amperes = demand.amperes(cell);
        if (mayBeZero && amperes == 0) {
            return;
        }
        Band allowed = limits.amperes().trip();
        if (!allowed.contains(amperes)) {
            error(
                    at,
                    told(amperes)
                            + "; "
                            + bounds("the cell's current limits are", allowed, 1e3, "mA"));
        } else if (Math.abs(amperes) > channel.maximumAmperes()) {
            error(
                    at,
                    told(amperes)
                            + "; the board's largest range is "
                            + milli(channel.maximumAmperes()));
        }
    }

    private void largest(CurrentDemand demand, String key) {
        double amperes = demand.amperes(cell);
        if (amperes > channel.maximumAmperes()) {
            String at = key + ".max_" + demand.key();
            error(
                    at,
                    told(amperes)
                            + "; the board's largest range is "
                            + milli(channel.maximumAmperes()));
        }
    }

    /** At the lowest voltage of the window the current of a power is largest. */
    private void power(Step.Cp step, String key) {
        double lowest = Math.max(cell.windowLowerVolts(), channel.minimumVolts());
        Band allowed = limits.amperes().trip();
        double bound = step.watts() > 0 ? allowed.high() : -allowed.low();
        double most = Math.min(bound, channel.maximumAmperes());
        double worst = Math.abs(step.watts()) / lowest;
        if (lowest > 0 && worst > most) {
            error(
                    key,
                    "is "
                            + milli(worst)
                            + " at the window's lower end of "
                            + FourDigits.of(lowest)
                            + " V; cell and board bear "
                            + milli(most));
        }
    }

    private void held(VoltageLevel level, String key) {
        String at = key + (level instanceof VoltageLevel.Fixed ? ".voltage_V" : ".voltage");
        voltage(level.volts(cell), at, window());
    }

    /** A voltage that the step will bring the cell to. */
    private void voltage(double volts, String key, Band window) {
        Band trip = limits.volts().trip();
        if (!window.contains(volts)) {
            error(
                    key,
                    FourDigits.of(volts) + " V: " + bounds("the cell's window is", window, 1, "V"));
        } else if (!trip.contains(volts)) {
            error(
                    key,
                    FourDigits.of(volts) + " V: " + bounds("the voltage limits are", trip, 1, "V"));
        } else if (volts < channel.minimumVolts() || volts > channel.maximumVolts()) {
            Band range = new Band(channel.minimumVolts(), channel.maximumVolts());
            error(
                    key,
                    FourDigits.of(volts) + " V: " + bounds("the board's range is", range, 1, "V"));
        }
    }

    private void condition(Step step, EndCondition condition, String key) {
        switch (condition) {
            case EndCondition.CellVoltage level -> endVoltage(step, level, key);
            case EndCondition.StepCharge charge -> charge(step, charge.ampereHours(), key);
            case EndCondition.StepCapacity capacity ->
                    charge(
                            step,
                            capacity.milliampereHoursPerGram() * 1e-3 * cell.activeMassGrams(),
                            key);
            case EndCondition.CellTemperature temperature ->
                    reachable(
                            temperature.celsius(),
                            limits.celsius().trip(),
                            1,
                            "°C",
                            "the temperature limits are",
                            key);
            case EndCondition.StackPressure pressure ->
                    reachable(
                            pressure.pascals(),
                            limits.stackPascals().trip(),
                            1e-6,
                            "MPa",
                            "the pressure limits are",
                            key);
            case EndCondition.EstimateLevel level ->
                    refuse(key, new EstimateCheck(file.protocol(), cell).wrong(step, level));
            case EndCondition.AllOf all -> parts(step, all.conditions(), key + ".all");
            case EndCondition.AnyOf any -> parts(step, any.conditions(), key + ".any");
            case EndCondition.StepTime _,
                    EndCondition.RunTime _,
                    EndCondition.CurrentMagnitude _,
                    EndCondition.VoltageSlope _,
                    EndCondition.DifferentialCapacity _ -> {}
        }
    }

    private void parts(Step step, List<EndCondition> parts, String key) {
        for (int i = 0; i < parts.size(); i++) {
            condition(step, parts.get(i), key + "[" + i + "]");
        }
    }

    private void endVoltage(Step step, EndCondition.CellVoltage end, String key) {
        double volts = end.level().volts(cell);
        boolean charging = end.comparison() == Comparison.ABOVE;
        boolean drivenThere = step.drives(charging);
        String at = file.nearest(key, "voltage_V", "voltage", "voltage_above_V", "voltage_below_V");
        if (drivenThere) {
            voltage(volts, at, window());
        } else {
            reachable(volts, limits.volts().trip(), 1, "V", "the voltage limits are", at);
        }
    }

    /** A limit beyond a trip limit can never be reached: the run trips before. */
    private void reachable(
            double value, Band trip, double scale, String unit, String what, String key) {
        if (!trip.contains(value)) {
            error(
                    key,
                    FourDigits.of(value * scale)
                            + " "
                            + unit
                            + " can never be reached: "
                            + bounds(what, trip, scale, unit));
        }
    }

    private void charge(Step step, double ampereHours, String key) {
        double budget = limits.chargeBudgetAmpereHours();
        if (Ends.direction(step) > 0 && ampereHours > budget) {
            String at = file.nearest(key, "charge_mAh", "charge_Ah", "capacity_mAh_g");
            error(at, milliHours(ampereHours) + " is more than " + CheckText.budget(budget, cell));
        }
    }

    /** A charge that only time ends must not be able to exceed the budget. */
    private void timedCharge(Step step, double meanAmperes, String key) {
        double budget = limits.chargeBudgetAmpereHours();
        double seconds =
                step instanceof Step.Ramp ramp
                        ? Math.min(ramp.seconds(), Ends.shortestTime(step))
                        : Ends.shortestTime(step);
        double charge = meanAmperes * seconds / SECONDS_PER_HOUR;
        boolean onlyTime = true;
        for (Exit exit : step.exits()) {
            onlyTime &=
                    !Ends.sure(exit.condition(), step)
                            || exit.condition() instanceof EndCondition.StepTime;
        }
        if (onlyTime && charge > budget && !Double.isInfinite(charge)) {
            error(
                    file.nearest(key, "until", "duration"),
                    milliHours(charge)
                            + " would flow in this time, more than "
                            + CheckText.budget(budget, cell)
                            + "; add a voltage or charge end");
        }
    }

    private void safety(SafetyLimits safety) {
        CellLimits own = cell.limits();
        double oneC = cell.oneCAmperes();
        inside(safety.volts(), own.volts().trip(), 1, 1, "V", "safety.voltage_V");
        inside(safety.ratePerHour(), own.amperes().trip(), oneC, 1 / oneC, "C", "safety.rate_C");
        inside(safety.amperes(), own.amperes().trip(), 1, 1e3, "mA", "safety.current_mA");
        inside(safety.celsius(), own.celsius().trip(), 1, 1, "°C", "safety.temperature_C");
        inside(
                safety.stackPascals(),
                own.stackPascals().trip(),
                1,
                1e-6,
                "MPa",
                "safety.pressure_MPa");
        double capacity = safety.milliampereHoursPerGram();
        double budget = own.chargeBudgetAmpereHours();
        if (!Double.isInfinite(capacity) && capacity * 1e-3 * cell.activeMassGrams() > budget) {
            error(
                    "safety.capacity_mAh_g",
                    "may only narrow the cell's limits: its budget is "
                            + FourDigits.of(budget * 1e3 / cell.activeMassGrams())
                            + " mAh/g");
        }
    }

    private void require(Interlock require, String key) {
        inside(
                require.stackPascals(),
                limits.stackPascals().trip(),
                1,
                1e-6,
                "MPa",
                key + ".pressure_MPa");
        inside(require.celsius(), limits.celsius().trip(), 1, 1, "°C", key + ".temperature_C");
        inside(require.volts(), limits.volts().trip(), 1, 1, "V", key + ".voltage_V");
    }

    /** {@code narrow} times {@code toSi} must lie inside {@code wide}. */
    private void inside(
            Band narrow, Band wide, double toSi, double scale, String unit, String key) {
        if (narrow.equals(Band.UNLIMITED)) {
            return;
        }
        if (narrow.low() * toSi < wide.low() || narrow.high() * toSi > wide.high()) {
            error(
                    key,
                    "must lie inside the cell's limits, "
                            + FourDigits.of(wide.low() * scale)
                            + " to "
                            + FourDigits.of(wide.high() * scale)
                            + " "
                            + unit);
        }
    }

    private void refuse(String key, String why) {
        if (!why.isEmpty()) {
            error(key, why);
        }
    }

    private void error(String key, String message) {
        ProtocolFile.Place place = file.place(key);
        diagnostics.add(place.line(), key, place.value(), message);
    }
}
