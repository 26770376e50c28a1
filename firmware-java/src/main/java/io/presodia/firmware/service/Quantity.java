package io.presodia.firmware.service;

import io.presodia.firmware.remote.ChannelSnapshot;
import io.presodia.firmware.remote.Estimated;
import io.presodia.firmware.telemetry.SenmlUnits;
import io.presodia.hal.channel.Reading;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The quantities of a channel that have a path of their own. */
// The functions hold nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum Quantity {
    VOLTAGE("v", SenmlUnits.VOLT, "cell voltage", channel -> good(channel.volts())),
    CURRENT(
            "i",
            SenmlUnits.AMPERE,
            "current, positive on charge",
            channel -> good(channel.amperes())),
    TEMPERATURE("t", SenmlUnits.CELSIUS, "cell temperature", channel -> good(channel.celsius())),
    PRESSURE("p", SenmlUnits.PASCAL, "stack pressure", channel -> good(channel.pascals())),
    CHARGE(
            "q",
            SenmlUnits.COULOMB,
            "charge in minus charge out since the run began",
            channel -> exact(channel.total().netAmpereHours() * 3600)),
    ENERGY(
            "e",
            SenmlUnits.JOULE,
            "energy in minus energy out since the run began",
            channel ->
                    exact(
                            (channel.total().chargeWattHours()
                                            - channel.total().dischargeWattHours())
                                    * 3600)),
    SOC("soc", SenmlUnits.RATIO, "state of charge, estimated", ChannelSnapshot::soc),
    DONOR(
            "don",
            SenmlUnits.RATIO,
            "donor sodium given: share of its Na2S and NPS that is out, estimated",
            ChannelSnapshot::donorDepletion),
    SODIUM("na", SenmlUnits.COULOMB, "cyclable sodium, estimated", ChannelSnapshot::sodiumCoulombs);

    private final String path;
    private final String unit;
    private final String meaning;
    private final Function<ChannelSnapshot, Estimated> value;

    Quantity(String path, String unit, String meaning, Function<ChannelSnapshot, Estimated> value) {
        this.path = path;
        this.unit = unit;
        this.meaning = meaning;
        this.value = value;
    }

    /** Its segment in paths, and its name in SenML. */
    public String path() {
        return path;
    }

    /** Its unit, of the SenML registry. */
    public String unit() {
        return unit;
    }

    /** What it is, for people. */
    public String meaning() {
        return meaning;
    }

    /** Its value; NaN where there is no good one. */
    public Estimated of(ChannelSnapshot channel) {
        return value.apply(channel);
    }

    /** The quantity of a segment; null when there is none. */
    public static @Nullable Quantity ofPath(String segment) {
        for (Quantity quantity : values()) {
            if (quantity.path.equals(segment)) {
                return quantity;
            }
        }
        return null;
    }

    private static Estimated good(Reading reading) {
        return reading.good() ? exact(reading.value()) : Estimated.NONE;
    }

    private static Estimated exact(double value) {
        return new Estimated(value, Double.NaN);
    }
}
