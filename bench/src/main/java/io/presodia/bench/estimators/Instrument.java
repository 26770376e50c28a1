package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.Meters;
import io.presodia.hal.sim.NoiseSource;

/**
 * One instrument of a tier: its constant errors drawn once, its noise anew for every reading. The
 * figures of a tier are standard deviations. An open relay reads exactly zero current, as the
 * firmware takes it.
 */
final class Instrument {
    private final NoiseSource noise;
    private final Meters tier;
    private final double voltsOffset;
    private final double voltsGain;
    private final double amperesOffset;
    private final double amperesGain;
    private final double celsiusOffset;

    Instrument(Tier of, long seed) {
        tier = of.meters();
        noise = new NoiseSource(seed, "instrument");
        voltsOffset = tier.voltsOffset() * noise.gaussian();
        voltsGain = 1 + tier.voltsGain() * noise.gaussian();
        amperesOffset = tier.offsetAmperes() * noise.gaussian();
        amperesGain = 1 + tier.currentGain() * noise.gaussian();
        celsiusOffset = tier.celsius() * noise.gaussian();
    }

    double volts(double volts) {
        return volts * voltsGain + voltsOffset + tier.voltsNoise() * noise.gaussian();
    }

    double amperes(double amperes) {
        return amperes == 0 ? 0 : amperes * amperesGain + amperesOffset;
    }

    double celsius(double celsius) {
        return celsius + celsiusOffset;
    }
}
