package io.presodia.host.design;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is known and what is wanted of a cell. Quantities are per gram of active cathode material.
 *
 * @param estimates every {@link Input}
 * @param surplus mobile sodium to be left over after the cathode is full, as a share of what the
 *     cathode can take back: a reserve against later loss; 0 for none
 * @param npRatio of the anode
 * @param anodeCapacity of the anode's host, mAh per gram of host
 */
public record DonorInputs(
        Map<Input, Estimate> estimates, double surplus, NpRatio npRatio, double anodeCapacity) {
    public DonorInputs {
        for (Input input : Input.values()) {
            if (!estimates.containsKey(input)) {
                throw new IllegalArgumentException(input.key() + " is missing");
            }
        }
        estimates = Map.copyOf(estimates);
    }

    /** An input with where it comes from. */
    public Estimate estimate(Input input) {
        Estimate found = estimates.get(input);
        if (found == null) {
            throw new IllegalStateException(input.key());
        }
        return found;
    }

    /** The value of an input. */
    public double value(Input input) {
        return estimate(input).value();
    }

    /** The standard uncertainty of an input. */
    public double sigma(Input input) {
        return estimate(input).sigma();
    }

    /** These inputs with another value of one, the rest kept. */
    public DonorInputs with(Input input, Estimate estimate) {
        Map<Input, Estimate> other = new EnumMap<>(estimates);
        other.put(input, estimate);
        return new DonorInputs(other, surplus, npRatio, anodeCapacity);
    }

    /** These inputs with another surplus. */
    public DonorInputs withSurplus(double other) {
        return new DonorInputs(estimates, other, npRatio, anodeCapacity);
    }

    /** These inputs with another N/P ratio. */
    public DonorInputs withNpRatio(NpRatio other) {
        return new DonorInputs(estimates, surplus, other, anodeCapacity);
    }
}
