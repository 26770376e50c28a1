package io.presodia.hal.chip.ad5754r;

/** One of the four outputs. */
public enum Ad5754rChannel {
    /** Output A. */
    A(0),
    /** Output B. */
    B(1),
    /** Output C. */
    C(2),
    /** Output D. */
    D(3);

    private final int address;

    Ad5754rChannel(int address) {
        this.address = address;
    }

    /** The address bits A2..A0 of the input shift register. */
    int address() {
        return address;
    }
}
