package io.presodia.hal.sim.board;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.LoadCellSpec;
import io.presodia.hal.board.Pt100;
import io.presodia.hal.board.Pt100Spec;
import io.presodia.hal.sim.AnalogInput;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.sim.chip.Ads122c04Errors;
import io.presodia.hal.sim.chip.Ads122c04Model;
import org.jspecify.annotations.Nullable;

/**
 * Load cell and PT100 at the pins of one ADS122C04. The bridge sits at half its supply. The
 * converter's current leaves at REFP, passes the reference resistor to REFN, then the PT100, then a
 * resistor that lifts the PT100 into the amplifier's common mode range.
 */
final class StackPins implements AnalogInput {
    private static final int REFP = 4;
    private static final int REFN = 5;

    /** As wired on bench-4; drops 0.5 V at 500 µA. */
    private static final double LIFT_OHMS = 1000;

    private final VirtualBench bench;
    private final int channel;
    private final LoadCellSpec loadCell;
    private final Pt100Spec pt100;
    private @Nullable Ads122c04Model chip;

    private StackPins(VirtualBench bench, int channel, LoadCellSpec loadCell, Pt100Spec pt100) {
        this.bench = bench;
        this.channel = channel;
        this.loadCell = loadCell;
        this.pt100 = pt100;
    }

    /** The converter called {@code name} with what the board file connects to it. */
    static Ads122c04Model model(
            BoardSpec spec, String name, VirtualBench bench, long runSeed, Violations violations) {
        LoadCellSpec loadCell = spec.loadCell();
        Pt100Spec pt100 = spec.pt100();
        for (ChannelWiring wiring : spec.channels()) {
            if (name.equals(wiring.stackSensor()) && loadCell != null && pt100 != null) {
                StackPins pins = new StackPins(bench, wiring.number() - 1, loadCell, pt100);
                Ads122c04Model model =
                        new Ads122c04Model(
                                name,
                                pins,
                                loadCell.excitationVolts(),
                                Ads122c04Errors.NONE,
                                runSeed,
                                violations);
                pins.chip = model;
                return model;
            }
        }
        throw new IllegalArgumentException("no channel of board " + spec.name() + " uses " + name);
    }

    @Override
    public double volts(int input, long nanos) {
        if (input == loadCell.positive() || input == loadCell.negative()) {
            double newtons =
                    bench.analog(channel).shownNewtons(bench.stackSquareMetres(channel), nanos);
            double half = newtons * loadCell.voltsPerNewton() / 2;
            return loadCell.excitationVolts() / 2 + (input == loadCell.positive() ? half : -half);
        }
        double excitationAmperes = chip == null ? 0 : chip.idacAmperes(REFP);
        double lift = excitationAmperes * LIFT_OHMS;
        if (input == pt100.negative()) {
            return lift;
        }
        double celsius = bench.analog(channel).shownCelsius(bench.ambientCelsius(), nanos);
        double hot = lift + excitationAmperes * Pt100.ohms(celsius);
        return switch (input) {
            case REFP -> hot + excitationAmperes * pt100.referenceOhms();
            case REFN -> hot;
            default -> input == pt100.positive() ? hot : 0;
        };
    }
}
