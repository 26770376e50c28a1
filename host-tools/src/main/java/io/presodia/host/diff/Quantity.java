package io.presodia.host.diff;

import io.presodia.host.run.RunData;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A numeric column of a run that is compared, in the unit of its name. */
public enum Quantity {
    /** Since the run began, s. */
    TIME_S("time_s"),
    /** Cell voltage, V. */
    VOLTAGE_V("voltage_V"),
    /** Cell current, A. */
    CURRENT_A("current_A"),
    /** Cell temperature, °C. */
    TEMPERATURE_C("temperature_C"),
    /** Stack pressure, Pa. */
    PRESSURE_PA("pressure_Pa"),
    /** Ambient temperature, °C. */
    AMBIENT_C("ambient_C"),
    /** Charge into the cell since the run began, A h. */
    CHARGE_AH("charge_Ah"),
    /** Charge out of the cell since the run began, A h. */
    DISCHARGE_AH("discharge_Ah"),
    /** Energy into the cell since the run began, W h. */
    CHARGE_WH("charge_Wh"),
    /** Energy out of the cell since the run began, W h. */
    DISCHARGE_WH("discharge_Wh"),
    /** Time whose charge could not be counted, s. */
    UNCOUNTED_S("uncounted_s");

    private final String key;

    Quantity(String key) {
        this.key = key;
    }

    /** Its name on the command line and in documents. */
    public String key() {
        return key;
    }

    /** The quantity of that name, in any case; null when there is none. */
    public static @Nullable Quantity of(String key) {
        for (Quantity quantity : values()) {
            if (quantity.key.toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT))) {
                return quantity;
            }
        }
        return null;
    }

    double[] column(RunData data) {
        return switch (this) {
            case TIME_S -> data.testSeconds();
            case VOLTAGE_V -> data.volts();
            case CURRENT_A -> data.amperes();
            case TEMPERATURE_C -> data.cellCelsius();
            case PRESSURE_PA -> data.stackPascals();
            case AMBIENT_C -> data.ambientCelsius();
            case CHARGE_AH -> data.total().chargeAmpereHours();
            case DISCHARGE_AH -> data.total().dischargeAmpereHours();
            case CHARGE_WH -> data.total().chargeWattHours();
            case DISCHARGE_WH -> data.total().dischargeWattHours();
            case UNCOUNTED_S -> data.uncountedSeconds();
        };
    }
}
