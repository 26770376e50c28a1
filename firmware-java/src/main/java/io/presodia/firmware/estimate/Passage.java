package io.presodia.firmware.estimate;

import io.presodia.hal.cell.HostAnode;

/**
 * A charge that passed in a time, with all that every hypothesis about the cell would make of it
 * alike. Filled anew for each interval; nothing is allocated then.
 */
final class Passage {
    private final CellModel model;
    private final SocTuning tuning;
    private final double hysteresisCharge;
    private double slowHours = Double.NaN;

    /** Specific charge, mAh/g, positive into the cell. */
    double charge;

    /** How long it took, h. */
    double hours;

    /** Resistances then over those at 25 °C. */
    double factor;

    /** Change of temperature, K. */
    double warming;

    /** What is left of the hysteresis that was there. */
    double hysteresisKept;

    /** What is left of the slow polarisation. */
    double slowKept;

    /** What is left of the error of the open circuit voltage that comes and goes. */
    double wanderKept;

    Passage(CellModel model, SocTuning tuning) {
        this.model = model;
        this.tuning = tuning;
        HostAnode host = model.host();
        hysteresisCharge =
                host == null
                        ? Double.POSITIVE_INFINITY
                        : host.hysteresisCharge().value() * model.anodeCapacity();
    }

    void set(double ofCharge, double ofHours, double ofFactor, double ofWarming) {
        charge = ofCharge;
        factor = ofFactor;
        warming = ofWarming;
        hours = ofHours;
        if (ofHours != slowHours) {
            slowHours = ofHours;
            slowKept = StrictMath.exp(-ofHours / model.slowHours());
        }
        if (ofCharge == 0) {
            hysteresisKept = 1;
            wanderKept = 1;
        } else {
            double passed = Math.abs(ofCharge);
            hysteresisKept = StrictMath.exp(-passed / hysteresisCharge);
            wanderKept = StrictMath.exp(-passed / model.capacity() / tuning.wanderLength());
        }
    }
}
