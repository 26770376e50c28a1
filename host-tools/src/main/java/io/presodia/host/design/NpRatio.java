package io.presodia.host.design;

/**
 * Capacity of the anode over what it has to take.
 *
 * @param value the ratio
 * @param countsDonor whether the donor's sodium counts as something to take; where not, the anode
 *     was sized on the cathode alone
 */
public record NpRatio(double value, boolean countsDonor) {
    /** The anode over everything it has to take, donor included. */
    double withDonor(double cathodeCharge, double donorCharge) {
        return countsDonor ? value : value * cathodeCharge / (cathodeCharge + donorCharge);
    }

    /** Capacity of the anode per gram of cathode, mAh/g. */
    double anode(double cathodeCharge, double donorCharge) {
        return value * (countsDonor ? cathodeCharge + donorCharge : cathodeCharge);
    }
}
