package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.EndCondition;
import java.util.List;

/** Makes watches of end conditions. */
final class Watches {
    private Watches() {}

    static Watch of(EndCondition condition, CellContext cell) {
        return switch (condition) {
            case EndCondition.StepTime time ->
                    new Level(Source.STEP_TIME, Comparison.ABOVE, time.seconds(), 1);
            case EndCondition.RunTime time ->
                    new Level(Source.RUN_TIME, Comparison.ABOVE, time.seconds(), 1);
            case EndCondition.CellVoltage voltage ->
                    new Level(Source.VOLTAGE, voltage.comparison(), voltage.level().volts(cell), 1);
            case EndCondition.CurrentMagnitude current ->
                    new Level(
                            Source.CURRENT,
                            current.comparison(),
                            Math.abs(current.magnitude().amperes(cell)) * 1e3,
                            1e3);
            case EndCondition.StepCharge charge ->
                    new Level(
                            Source.CHARGE,
                            Comparison.MAGNITUDE_ABOVE,
                            charge.ampereHours() * 1e3,
                            1e3);
            case EndCondition.StepCapacity capacity ->
                    new Level(
                            Source.CAPACITY,
                            Comparison.MAGNITUDE_ABOVE,
                            capacity.milliampereHoursPerGram(),
                            1e3 / cell.activeMassGrams());
            case EndCondition.CellTemperature temperature ->
                    new Level(
                            Source.TEMPERATURE, temperature.comparison(), temperature.celsius(), 1);
            case EndCondition.StackPressure pressure ->
                    new Level(
                            Source.PRESSURE,
                            pressure.comparison(),
                            pressure.pascals() * 1e-6,
                            1e-6);
            case EndCondition.VoltageSlope slope -> new Slope(slope);
            case EndCondition.DifferentialCapacity differential ->
                    new Differential(differential, cell.activeMassGrams());
            case EndCondition.EstimateLevel level -> new EstimateWatch(level, cell.oneCAmperes());
            case EndCondition.AllOf all -> new Group(true, all(all.conditions(), cell));
            case EndCondition.AnyOf any -> new Group(false, all(any.conditions(), cell));
        };
    }

    static Watch[] all(List<EndCondition> conditions, CellContext cell) {
        Watch[] watches = new Watch[conditions.size()];
        for (int i = 0; i < watches.length; i++) {
            watches[i] = of(conditions.get(i), cell);
        }
        return watches;
    }

    /** Where a level's value comes from, and the unit it is told in. */
    private enum Source {
        STEP_TIME("time_s"),
        RUN_TIME("total_time_s"),
        VOLTAGE("voltage_V"),
        CURRENT("current_mA"),
        CHARGE("charge_mAh"),
        CAPACITY("capacity_mAh_g"),
        TEMPERATURE("temperature_C"),
        PRESSURE("pressure_MPa");

        private final String key;

        Source(String key) {
            this.key = key;
        }

        double read(Moment moment) {
            return switch (this) {
                case STEP_TIME -> moment.stepSeconds;
                case RUN_TIME -> moment.runSeconds;
                case VOLTAGE -> moment.freshVolts;
                case CURRENT -> moment.freshAmperes;
                case CHARGE, CAPACITY -> moment.stepAmpereHours;
                case TEMPERATURE -> moment.celsius;
                case PRESSURE -> moment.pascals;
            };
        }
    }

    /** A value of the scan held against a limit. */
    private record Level(Source source, Comparison comparison, double limit, double scale)
            implements Watch {
        @Override
        public boolean fires(Moment moment) {
            return comparison.reached(value(moment), limit);
        }

        @Override
        public double value(Moment moment) {
            return source.read(moment) * scale;
        }

        @Override
        public String name() {
            return source.key + " " + comparison.sign();
        }
    }

    /** The slope of the voltage in time. */
    private static final class Slope implements Watch {
        private final EndCondition.VoltageSlope condition;
        private final SlopeWindow window;

        Slope(EndCondition.VoltageSlope condition) {
            this.condition = condition;
            this.window = new SlopeWindow(condition.windowSeconds());
        }

        @Override
        public void observe(Moment moment) {
            if (!Double.isNaN(moment.freshVolts)) {
                window.observe(moment.stepSeconds, moment.freshVolts);
            }
        }

        @Override
        public boolean fires(Moment moment) {
            return !Double.isNaN(moment.freshVolts)
                    && condition
                            .comparison()
                            .reached(window.voltsPerHour(), condition.voltsPerHour());
        }

        @Override
        public double value(Moment moment) {
            return window.voltsPerHour() * 1e3;
        }

        @Override
        public double limit() {
            return condition.voltsPerHour() * 1e3;
        }

        @Override
        public String name() {
            return "dVdt_mV_h " + condition.comparison().sign();
        }

        @Override
        public void reset() {
            window.reset();
        }

        @Override
        public void save(Memory memory) {
            window.save(memory);
        }

        @Override
        public void load(Memory memory) {
            window.load(memory);
        }
    }

    /** Differential capacity. */
    private static final class Differential implements Watch {
        private final EndCondition.DifferentialCapacity condition;
        private final double scale;
        private final DifferentialWindow window;

        Differential(EndCondition.DifferentialCapacity condition, double grams) {
            this.condition = condition;
            this.scale = 1e3 / grams;
            this.window = new DifferentialWindow(condition.windowVolts());
        }

        @Override
        public void observe(Moment moment) {
            if (!Double.isNaN(moment.freshVolts)) {
                window.observe(moment.stepSeconds, moment.freshVolts, moment.stepAmpereHours);
            }
        }

        @Override
        public boolean fires(Moment moment) {
            return !Double.isNaN(moment.freshVolts)
                    && condition.comparison().reached(value(moment), limit());
        }

        @Override
        public double value(Moment moment) {
            return window.ampereHoursPerVolt() * scale;
        }

        @Override
        public double limit() {
            return condition.milliampereHoursPerGramVolt();
        }

        @Override
        public String name() {
            return "dQdV_mAh_g_V " + condition.comparison().sign();
        }

        @Override
        public void reset() {
            window.reset();
        }

        @Override
        public void save(Memory memory) {
            window.save(memory);
        }

        @Override
        public void load(Memory memory) {
            window.load(memory);
        }
    }

    /** Several conditions as one; tells the value of the one that decided. */
    private static final class Group implements Watch {
        private final boolean every;
        private final Watch[] parts;

        Group(boolean every, Watch[] parts) {
            this.every = every;
            this.parts = parts;
        }

        @Override
        public void observe(Moment moment) {
            for (Watch part : parts) {
                part.observe(moment);
            }
        }

        @Override
        public boolean fires(Moment moment) {
            for (Watch part : parts) {
                if (part.fires(moment) != every) {
                    return !every;
                }
            }
            return every;
        }

        @Override
        public double value(Moment moment) {
            return every ? Double.NaN : decisive(moment).value(moment);
        }

        @Override
        public double limit() {
            return Double.NaN;
        }

        @Override
        public String name() {
            StringBuilder names = new StringBuilder(every ? "all(" : "any(");
            for (int i = 0; i < parts.length; i++) {
                names.append(i == 0 ? "" : ", ").append(parts[i].name());
                names.append(Double.isNaN(parts[i].limit()) ? "" : " " + parts[i].limit());
            }
            return names.append(')').toString();
        }

        @Override
        public String neverKnown() {
            return Watch.neverKnown(parts);
        }

        @Override
        public void reset() {
            for (Watch part : parts) {
                part.reset();
            }
        }

        @Override
        public void save(Memory memory) {
            for (Watch part : parts) {
                part.save(memory);
            }
        }

        @Override
        public void load(Memory memory) {
            for (Watch part : parts) {
                part.load(memory);
            }
        }

        private Watch decisive(Moment moment) {
            for (Watch part : parts) {
                if (part.fires(moment)) {
                    return part;
                }
            }
            return parts[0];
        }
    }
}
