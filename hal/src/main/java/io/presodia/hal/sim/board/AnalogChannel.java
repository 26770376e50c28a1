package io.presodia.hal.sim.board;

import io.presodia.hal.board.ChannelCalibration;
import io.presodia.hal.board.FrontEndSpec;
import io.presodia.hal.board.LinearMap;
import io.presodia.hal.sim.AnalogFault.Signal;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.CellPlant;
import org.jspecify.annotations.Nullable;

/**
 * The circuit of one channel: setpoint volts and switches on one side, the cell on the other, and
 * what the converters' pins see. Current is carried through range resistor, relay and leads;
 * voltage is sensed at the cell by leads of their own. The cell is advanced when somebody looks or
 * something changes, never ahead of the clock.
 */
final class AnalogChannel {
    /**
     * Looks closer together than this share one step of the cell; its voltage moves by less than a
     * nanovolt.
     */
    private static final long SHORTEST_STEP_NANOS = 50_000;

    /**
     * A force lead this far inside the compliance in the last step is not looked at again under the
     * same current.
     */
    private static final double COMPLIANCE_MARGIN_VOLTS = 0.5;

    private final String name;
    private final FrontEndSpec frontEnd;
    private final BuiltChannel built;
    private final RelayContact contact;
    private final NoiseSource voltageNoise;
    private final NoiseSource currentNoise;
    private final CircuitFaults faults;
    private @Nullable CellPlant cell;
    private ContactListener listener = (_, _) -> {};

    private double setpointVolts;
    private boolean potentiostatic;
    private int rangeIndex;
    private double kelvinsFromCalibration;
    private long nanos;
    private double amperes;
    private boolean clamped;
    private double chargeCoulombs;
    private double dischargeCoulombs;

    /** Who is told when the relay's contact has moved. */
    @FunctionalInterface
    interface ContactListener {
        void moved(boolean closed, long nanos);
    }

    AnalogChannel(
            int number,
            FrontEndSpec frontEnd,
            ChannelCalibration calibration,
            long relayNanos,
            long runSeed) {
        this.name = "channel-" + number;
        this.frontEnd = frontEnd;
        this.built = new BuiltChannel(frontEnd, calibration, runSeed, name);
        this.contact = new RelayContact(relayNanos);
        this.voltageNoise = new NoiseSource(runSeed, name + "/voltage");
        this.currentNoise = new NoiseSource(runSeed, name + "/current");
        this.faults = new CircuitFaults(contact, new NoiseSource(runSeed, name + "/faults"));
    }

    /** Its name among the targets of faults. */
    String name() {
        return name;
    }

    /** Fits a cell; null takes it out. */
    void fit(@Nullable CellPlant plant) {
        cell = plant;
    }

    @Nullable CellPlant cell() {
        return cell;
    }

    void onContact(ContactListener newListener) {
        listener = newListener;
    }

    RelayContact contact() {
        return contact;
    }

    CircuitFaults faults() {
        return faults;
    }

    void setpoint(double volts, long nowNanos) {
        if (volts != setpointVolts) {
            advanceTo(nowNanos, true);
            setpointVolts = volts;
        }
    }

    void mode(boolean potentiostat, long nowNanos) {
        if (potentiostat != potentiostatic) {
            advanceTo(nowNanos, true);
            potentiostatic = potentiostat;
        }
    }

    void range(int index, long nowNanos) {
        if (index != rangeIndex) {
            advanceTo(nowNanos, true);
            rangeIndex = index;
        }
    }

    void coil(boolean energised, long nowNanos) {
        advanceTo(nowNanos, true);
        contact.coil(energised, nowNanos);
    }

    void boardTemperature(double kelvins) {
        kelvinsFromCalibration = kelvins;
    }

    /** Advances the cell to {@code nowNanos}, through contact movements on the way. */
    void advanceTo(long nowNanos, boolean exactly) {
        while (contact.nextMoveNanos() <= nowNanos) {
            long arrivesNanos = contact.nextMoveNanos();
            integrateTo(arrivesNanos);
            contact.arrive();
            listener.moved(contact.closed(), arrivesNanos);
        }
        if (exactly || nowNanos - nanos >= SHORTEST_STEP_NANOS) {
            integrateTo(nowNanos);
        }
    }

    private void integrateTo(long targetNanos) {
        long stepNanos = targetNanos - nanos;
        if (stepNanos <= 0) {
            return;
        }
        nanos = targetNanos;
        CellPlant plant = faults.atTerminals(cell);
        double seconds = stepNanos * 1e-9;
        clamped = false;
        if (plant == null) {
            amperes = 0;
        } else if (!contact.closed() || faults.forceOpen()) {
            amperes = 0;
            plant.step(0, seconds);
        } else if (potentiostatic && !faults.senseOpen()) {
            potentiostat(plant, seconds);
        } else if (potentiostatic) {
            // Without feedback it drives for all it can, and it can more than any cell here takes.
            amperes = compliant(plant, frontEnd.ranges().get(rangeIndex).fullScaleAmperes());
            plant.step(amperes, seconds);
        } else {
            amperes = compliant(plant, galvanostatAmperes());
            plant.step(amperes, seconds);
        }
        if (amperes > 0) {
            chargeCoulombs += amperes * seconds;
        } else {
            dischargeCoulombs -= amperes * seconds;
        }
    }

    private void potentiostat(CellPlant plant, double seconds) {
        LinearMap map = frontEnd.potentiostat();
        double asked = map == null ? 0 : map.toSource(setpointVolts);
        double volts = built.potentiostat().produced(asked, kelvinsFromCalibration);
        // The power stage limits at the end of its range, where the sense amplifier saturates.
        plant.stepAtVoltage(volts, frontEnd.ranges().get(rangeIndex).fullScaleAmperes(), seconds);
        amperes = plant.amperes();
    }

    private double galvanostatAmperes() {
        double asked =
                faults.setpointFactor()
                        * frontEnd.galvanostat().toSource(setpointVolts)
                        / senseOhms();
        return built.range(rangeIndex).galvanostat().produced(asked, kelvinsFromCalibration);
    }

    /** The current that the power stage can really push through leads and sense resistor. */
    private double compliant(CellPlant plant, double wanted) {
        double seriesOhms = senseOhms() + frontEnd.leadOhms();
        if (wanted == amperes
                && inside(plant.terminalVolts() + wanted * seriesOhms, COMPLIANCE_MARGIN_VOLTS)) {
            return wanted;
        }
        double forceVolts = plant.terminalVoltsAt(wanted) + wanted * seriesOhms;
        if (inside(forceVolts, 0)) {
            return wanted;
        }
        // What answers at once is nearly linear in the current: one secant finds the limit.
        clamped = true;
        double restVolts = plant.terminalVoltsAt(0);
        double limitVolts =
                forceVolts > frontEnd.complianceMaximumVolts()
                        ? frontEnd.complianceMaximumVolts()
                        : frontEnd.complianceMinimumVolts();
        return wanted * (limitVolts - restVolts) / (forceVolts - restVolts);
    }

    private boolean inside(double forceVolts, double marginVolts) {
        return forceVolts > frontEnd.complianceMinimumVolts() + marginVolts
                && forceVolts < frontEnd.complianceMaximumVolts() - marginVolts;
    }

    private double senseOhms() {
        return frontEnd.ranges().get(rangeIndex).senseOhms();
    }

    /** Whether the power stage was at the end of its voltage in the last step. */
    boolean clamped() {
        return clamped;
    }

    /** True current, positive on charge. */
    double amperes() {
        return amperes;
    }

    /** True charge into the cell since the bench was built, A h. */
    double chargeAmpereHours() {
        return chargeCoulombs / 3600;
    }

    /** True charge out of the cell since the bench was built, A h. */
    double dischargeAmpereHours() {
        return dischargeCoulombs / 3600;
    }

    /** True voltage at the sense leads; 0 V where no cell is fitted. */
    double cellVolts() {
        CellPlant plant = faults.atTerminals(cell);
        return plant == null ? 0 : plant.terminalVolts();
    }

    /** What arrives through the sense leads; their inputs are pulled to 0 V. */
    private double sensedVolts() {
        return faults.senseOpen() ? 0 : cellVolts();
    }

    /** Volts at the main converter's voltage input, with the noise of one conversion. */
    double voltagePin(long nowNanos) {
        advanceTo(nowNanos, false);
        double noisy = sensedVolts() + frontEnd.voltageNoiseVolts() * voltageNoise.gaussian();
        double source = faults.shown(Signal.VOLTAGE, noisy, nowNanos);
        double pin =
                frontEnd.voltageSense()
                        .toConverter(built.voltage().shown(source, kelvinsFromCalibration));
        return faults.atRail(Signal.VOLTAGE, pin);
    }

    /** Volts at the main converter's current input, with the noise of one conversion. */
    double currentPin(long nowNanos) {
        advanceTo(nowNanos, false);
        double noisy = amperes + frontEnd.senseNoiseVolts() * currentNoise.gaussian() / senseOhms();
        double source = faults.shown(Signal.CURRENT, noisy, nowNanos);
        double shown = built.range(rangeIndex).current().shown(source, kelvinsFromCalibration);
        return faults.atRail(
                Signal.CURRENT, frontEnd.currentSense().toConverter(shown * senseOhms()));
    }

    /** Volts at the check converter's voltage input. */
    double checkVoltagePin(LinearMap sense, long nowNanos) {
        advanceTo(nowNanos, false);
        double source = faults.shown(Signal.CHECK_VOLTAGE, sensedVolts(), nowNanos);
        return sense.toConverter(built.checkVoltage().shown(source, kelvinsFromCalibration));
    }

    /** Volts at the check converter's current input. */
    double checkCurrentPin(LinearMap sense, long nowNanos) {
        advanceTo(nowNanos, false);
        double source = faults.shown(Signal.CHECK_CURRENT, amperes, nowNanos);
        double shown = built.range(rangeIndex).checkCurrent().shown(source, kelvinsFromCalibration);
        return sense.toConverter(shown * senseOhms());
    }

    /** Force on the load cell as its bridge shows it, N. */
    double shownNewtons(double stackSquareMetres, long nowNanos) {
        advanceTo(nowNanos, false);
        double pascals = cell == null ? 0 : cell.stackPascals();
        double source = faults.shown(Signal.STACK_PRESSURE, pascals, nowNanos);
        return built.force().shown(source * stackSquareMetres, 0);
    }

    /** Temperature of the PT100 as its resistance shows it, °C. */
    double shownCelsius(double ambientCelsius, long nowNanos) {
        advanceTo(nowNanos, false);
        double celsius = cell == null ? ambientCelsius : cell.celsius();
        return built.temperature().shown(faults.shown(Signal.TEMPERATURE, celsius, nowNanos), 0);
    }
}
