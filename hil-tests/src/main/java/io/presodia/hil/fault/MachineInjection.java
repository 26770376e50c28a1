package io.presodia.hil.fault;

/** Faults of the computer, its clock and its disk, and what people and the laboratory do. */
public sealed interface MachineInjection extends Injection {
    @Override
    default Level level() {
        return Level.MACHINE;
    }

    /** The emergency stop is pressed. */
    record EmergencyStop() implements MachineInjection {
        @Override
        public String kind() {
            return "emergency_stop";
        }
    }

    /** The enclosure is opened. */
    record EnclosureOpen() implements MachineInjection {
        @Override
        public String kind() {
            return "enclosure_open";
        }
    }

    /**
     * The laboratory's temperature changes.
     *
     * @param celsius at the end, °C
     * @param overSeconds how long it takes, s; 0 at once
     */
    record Ambient(double celsius, double overSeconds) implements MachineInjection {
        @Override
        public String kind() {
            return "ambient";
        }
    }

    /**
     * Scans take longer, as behind a garbage collection or a busy machine.
     *
     * @param seconds how much longer, s
     * @param scans how many scans
     */
    record ScanOverrun(double seconds, int scans) implements MachineInjection {
        @Override
        public String kind() {
            return "scan_overrun";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    /** The next scan throws. */
    record ScanFailure() implements MachineInjection {
        @Override
        public String kind() {
            return "scan_failure";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    /**
     * The control thread hangs between two scans.
     *
     * @param seconds how long, s
     */
    record Hang(double seconds) implements MachineInjection {
        @Override
        public String kind() {
            return "hang";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    /**
     * The wall clock jumps.
     *
     * @param seconds forwards, s; negative for backwards
     */
    record WallClockJump(double seconds) implements MachineInjection {
        @Override
        public String kind() {
            return "wall_clock_jump";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    /**
     * The process dies and is started again.
     *
     * @param downSeconds how long nothing runs, s
     */
    record Crash(double downSeconds) implements MachineInjection {
        @Override
        public String kind() {
            return "crash";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }

    /** The board hands out its last readings again and again as new ones. */
    record FrozenReadings() implements MachineInjection {
        @Override
        public String kind() {
            return "frozen_readings";
        }
    }

    /** The board hands out its last readings again and again and tells no fault. */
    record StaleReadings() implements MachineInjection {
        @Override
        public String kind() {
            return "stale_readings";
        }
    }

    /** The host at the side of the runs is gone: it has no lease of their channels. */
    record HostLost() implements MachineInjection {
        @Override
        public String kind() {
            return "host_lost";
        }
    }

    /** The disk is full. */
    record DiskFull() implements MachineInjection {
        @Override
        public String kind() {
            return "disk_full";
        }
    }

    /**
     * What is written to the disk does not come back for a while.
     *
     * @param seconds how long, s
     */
    record DiskStall(double seconds) implements MachineInjection {
        @Override
        public String kind() {
            return "disk_stall";
        }

        @Override
        public boolean isEvent() {
            return true;
        }
    }
}
