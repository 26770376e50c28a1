package io.presodia.hal.sim.chip;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;

/** The same contract with Pi4J between drivers and models. */
class ChipContractOverPi4jTest extends ChipContract {
    @Override
    Ports ports() throws BusFault {
        return bench.overPi4j();
    }
}
