package io.presodia.hil.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.Kind;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.protocol.ProtocolChecker;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.firmware.protocol.ProtocolReader;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hil.support.Sessions;
import org.junit.jupiter.api.Test;

/**
 * Every cell of the catalogue under every protocol that fits it: no sodium is lost or made, and
 * what has come to the anode is what went through the terminals, so that no state was clipped.
 * {@code -Dseed=} replays.
 */
class SodiumEverywhereTest {
    private static final double MOST_DRIFT = 1e-9;
    private static final long SEED = Long.getLong("seed", 1);

    private final Catalogue catalogue = new Catalogue();

    @Test
    void sodiumIsConservedInEveryCellUnderEveryProtocolThatFits() throws Exception {
        BoardSpec board = catalogue.board("bench-4").value();
        ChannelCapability channel =
                new ChannelCapability(
                        board.frontEnd().minimumVolts(),
                        board.frontEnd().maximumVolts(),
                        board.maximumAmperes());
        int pairs = 0;
        double worst = 0;
        for (String cell : catalogue.names(Kind.CELL)) {
            CellDesign design = catalogue.cell(cell).value();
            int own = 0;
            for (String protocol : catalogue.names(Kind.PROTOCOL)) {
                ProtocolFile file = ProtocolReader.read(catalogue, protocol);
                if (ProtocolChecker.check(file, CellContext.of(design), channel)
                        .errors()
                        .isEmpty()) {
                    worst = Math.max(worst, play(design, file, cell + " under " + protocol));
                    own++;
                }
            }
            assertThat(own).as("protocols that fit " + cell).isPositive();
            pairs += own;
        }
        assertThat(pairs).isGreaterThan(150);
        Sessions.figure(
                "sodium in %d pairs of cell and protocol drifts by %.1e mAh at most", pairs, worst);
    }

    private static double play(CellDesign design, ProtocolFile file, String pair) {
        String as = pair + ", -Dseed=" + SEED;
        PlantPlayer player = new PlantPlayer(design, SEED);
        double total = player.cell().sodiumMilliampereHours();
        player.play(file.protocol().steps());
        double drift = Math.abs(player.cell().sodiumMilliampereHours() - total);
        assertThat(drift).as(as).isLessThanOrEqualTo(MOST_DRIFT);
        CellTruth truth = player.cell().truth();
        double counted =
                truth.anodeMobileMilliampereHours()
                        + truth.anodeTrappedMilliampereHours()
                        + truth.interphaseMilliampereHours();
        double sign = design.working() == null ? 1 : -1;
        assertThat(sign * counted)
                .as(as)
                .isCloseTo(player.netMilliampereHours(), within(MOST_DRIFT));
        // No upper bound: a minute at 0.5C is more than all that an inactive hand mix can give.
        assertThat(truth.donorDepletion()).as(as).isGreaterThanOrEqualTo(0);
        return drift;
    }
}
