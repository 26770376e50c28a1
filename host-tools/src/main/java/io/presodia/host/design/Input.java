package io.presodia.host.design;

/**
 * What a donor design rests on. Each is known with an uncertainty; inside the calculator shares run
 * from 0 to 1, for people they are in percent.
 */
public enum Input {
    /** First charge of the cathode without donor, Q_c. */
    CATHODE_FIRST_CHARGE("cathode_first_charge_mAh_g", "mAh/g", 1, "cathode's first charge"),
    /** Share of it that the cathode can take back when sodium is in excess, eta_c. */
    CATHODE_EFFICIENCY("cathode_efficiency_percent", "%", 100, "cathode's own ICE"),
    /** ICE of the full cell without donor, limited by the sodium its anode returns. */
    ICE("ice_percent", "%", 100, "ICE without donor"),
    /** Share of active material in the composite without donor, x. */
    ACTIVE_FRACTION("active_fraction_percent", "%", 100, "active share of the composite"),
    /** First charge of the donor, q_A. */
    DONOR_CAPACITY("donor_capacity_mAh_g", "mAh/g", 1, "donor capacity"),
    /** Share of it that comes out inside the composite, u. */
    DONOR_UTILISATION("donor_utilisation_percent", "%", 100, "donor utilisation");

    private final String key;
    private final String unit;
    private final double scale;
    private final String label;

    Input(String key, String unit, double scale, String label) {
        this.key = key;
        this.unit = unit;
        this.scale = scale;
        this.label = label;
    }

    /** Its name in results, with the unit. */
    public String key() {
        return key;
    }

    /** The unit people see. */
    public String unit() {
        return unit;
    }

    /** What people see over what the calculator has: 100 for shares. */
    public double scale() {
        return scale;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }
}
