package io.presodia.hil.fault;

/**
 * One fault as plain data: what breaks, where, and how badly. When it breaks and for how long is
 * told beside it. Scenario files call it by {@link #kind()}.
 */
public sealed interface Injection
        permits BusInjection,
                ChipInjection,
                AnalogInjection,
                CellInjection,
                MachineInjection,
                ForeignInjection {
    /** The level at which something breaks. */
    enum Level {
        /** A chip, or the way to it. */
        CHIP_AND_BUS,
        /** Leads, relays, amplifiers. */
        ANALOG,
        /** The cell and its stack. */
        CELL,
        /** The computer, its clock and its disk, and what people do to the rig. */
        MACHINE,
        /** Something this kit does not know. */
        FOREIGN
    }

    /** Its name in scenario files. */
    String kind();

    /** Where it breaks. */
    Level level();

    /** Whether it happens and is over, so that there is nothing to end. */
    default boolean isEvent() {
        return false;
    }
}
