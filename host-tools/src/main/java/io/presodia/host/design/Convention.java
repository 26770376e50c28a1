package io.presodia.host.design;

/** What a wt% of donor refers to. */
public enum Convention {
    /** Donor mass over the mass of the composite without it, as in the paper. */
    ON_TOP {
        @Override
        public double ofOnTop(double wtPercent) {
            return wtPercent;
        }

        @Override
        public double toOnTop(double wtPercent) {
            return wtPercent;
        }

        @Override
        public double slope(double onTop) {
            return 1;
        }
    },
    /** Donor mass over the mass of the composite with it. */
    INSIDE {
        @Override
        public double ofOnTop(double wtPercent) {
            return wtPercent / (1 + wtPercent / PERCENT);
        }

        @Override
        public double toOnTop(double wtPercent) {
            return wtPercent < PERCENT
                    ? wtPercent / (1 - wtPercent / PERCENT)
                    : Double.POSITIVE_INFINITY;
        }

        @Override
        public double slope(double onTop) {
            double whole = 1 + onTop / PERCENT;
            return 1 / (whole * whole);
        }
    };

    private static final double PERCENT = 100;

    /** A dose on top in this convention, wt%. */
    public abstract double ofOnTop(double wtPercent);

    /** A dose of this convention on top, wt%. */
    public abstract double toOnTop(double wtPercent);

    /** How {@link #ofOnTop} changes with a dose on top: carries its uncertainty over. */
    public abstract double slope(double onTop);
}
