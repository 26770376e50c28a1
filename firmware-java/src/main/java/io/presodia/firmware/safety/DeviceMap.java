package io.presodia.firmware.safety;

/** Which channels depend on a device, by its name in bus faults. */
@FunctionalInterface
public interface DeviceMap {
    /** Without knowledge, every channel depends on every device. */
    DeviceMap ALL_CHANNELS = device -> -1;

    /** The dependent channels: bit 0 is channel 1; -1 is the whole board; 0 is none. */
    int channelsOf(String device);
}
