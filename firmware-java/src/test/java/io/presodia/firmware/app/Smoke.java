package io.presodia.firmware.app;

import io.presodia.config.Catalogue;
import io.presodia.hal.board.BoardAssembler;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;

final class Smoke {
    static final class Toy implements CellPlant {
        double v = 2.0, i, q;

        public void step(double amperes, double seconds) {
            i = amperes;
            q += amperes * seconds;
            v = 2.0 + q * 0.05 + i * 500;
        }

        public void stepAtVoltage(double volts, double max, double seconds) {
            i = Math.clamp((volts - 2.0 - q * 0.05) / 500, -max, max);
            q += i * seconds;
            v = 2.0 + q * 0.05 + i * 500;
        }

        public double terminalVolts() {
            return v;
        }

        public double amperes() {
            return i;
        }

        public double celsius() {
            return 25.3;
        }

        public double stackPascals() {
            return 75e6;
        }

        public void setAmbientCelsius(double c) {}
    }

    public static void main(String[] a) throws Exception {
        var cat = new Catalogue();
        var spec = cat.board("bench-4").value();
        var cal = cat.calibration("bench-4-virtual").value();
        var tb = new VirtualTimebase();
        var bench = VirtualBench.of(spec, cal, tb, 7, false);
        var toy = new Toy();
        bench.fit(1, toy, Math.PI * 25e-6);
        var board = BoardAssembler.assemble(spec, cal, bench.ports(), tb, true);
        board.configure();
        board.fitCell(1, Math.PI * 25e-6);
        System.out.println(
                "configured at "
                        + tb.nanos() / 1e6
                        + " ms, violations "
                        + bench.violations().first());
        long next = tb.nanos();
        for (int k = 0; k < 40; k++) {
            var s = board.sample(1);
            if (k % 4 == 0)
                System.out.println(
                        k
                                + " "
                                + (s.completedNanos() - s.startedNanos()) / 1e6
                                + "ms "
                                + s.channel(1)
                                + " amb "
                                + s.ambientCelsius()
                                + s.watchdogTripped()
                                + s.emergencyStop()
                                + s.enclosureOpen()
                                + s.faults()
                                + " true "
                                + toy.v
                                + " "
                                + toy.i);
            board.watchdog().beat();
            if (k == 8) board.channel(1).drive(new Drive.Galvanostatic(new Current(94e-6)));
            if (k > 8 && k < 28) board.channel(1).trim(s.channel(1).amperes().value());
            if (k == 28)
                board.channel(1)
                        .drive(new Drive.Potentiostatic(new Voltage(2.2), new Current(1e-3)));
            next += 50_000_000;
            board.waitUntil(next);
        }
        board.startBurst(1, 1_000_000_000L);
        int n = 0;
        for (int k = 0; k < 25; k++) {
            board.watchdog().beat();
            next += 50_000_000;
            board.waitUntil(next);
            n += board.sample(1).burst().size();
        }
        System.out.println("burst points " + n + " violations " + bench.violations().first());
        for (int rep = 0; rep < 5; rep++) {
            long t0 = System.nanoTime();
            for (int k = 0; k < 200_000; k++) {
                board.sample(1);
                board.watchdog().beat();
                next += 50_000_000;
                board.waitUntil(next);
            }
            System.out.println((System.nanoTime() - t0) / 200_000 + " ns/scan");
        }
    }
}
