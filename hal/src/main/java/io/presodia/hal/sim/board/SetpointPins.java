package io.presodia.hal.sim.board;

import io.presodia.hal.sim.SpiDeviceModel;
import io.presodia.hal.sim.chip.Ad5754rModel;

/** Carries the outputs of a setpoint converter to the channels, after each frame. */
final class SetpointPins implements SpiDeviceModel {
    private static final int NOT_CONNECTED = -1;

    private final Ad5754rModel model;
    private final VirtualBench bench;
    private final int[] channelOfOutput = {
        NOT_CONNECTED, NOT_CONNECTED, NOT_CONNECTED, NOT_CONNECTED
    };

    SetpointPins(Ad5754rModel model, VirtualBench bench) {
        this.model = model;
        this.bench = bench;
    }

    void connect(int output, int channelIndex) {
        channelOfOutput[output] = channelIndex;
    }

    @Override
    public double maxClockHertz() {
        return model.maxClockHertz();
    }

    @Override
    public void selected(long nanos) {
        model.selected(nanos);
    }

    @Override
    public int exchange(int mosi, long startNanos, long endNanos) {
        return model.exchange(mosi, startNanos, endNanos);
    }

    @Override
    public void deselected(long nanos) {
        model.deselected(nanos);
        for (int output = 0; output < channelOfOutput.length; output++) {
            int channel = channelOfOutput[output];
            if (channel != NOT_CONNECTED) {
                bench.analog(channel).setpoint(model.outputVolts(output, nanos), nanos);
            }
        }
    }
}
