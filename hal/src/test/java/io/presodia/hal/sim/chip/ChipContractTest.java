package io.presodia.hal.sim.chip;

import io.presodia.hal.bus.Ports;

/** The contract over the virtual ports themselves. */
class ChipContractTest extends ChipContract {
    @Override
    Ports ports() {
        return bench.direct();
    }
}
