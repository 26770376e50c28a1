package io.presodia.host.analysis;

import io.presodia.host.run.Uncertain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first charge shows of the presodiation agent.
 *
 * @param peaks none, one or two, by rising voltage
 * @param onsetVolts where the cathode's plateau begins: the deepest valley between the agent's last
 *     peak and the cathode's first one, V; NaN when there is no such valley
 * @param chargeBeforePlateau charge up to there, mAh/g of cathode active material; null without it
 * @param text in a sentence, with what it rests on
 */
public record AgentSignature(
        List<AgentPeak> peaks,
        double onsetVolts,
        @Nullable Uncertain chargeBeforePlateau,
        String text) {
    public AgentSignature {
        peaks = List.copyOf(peaks);
    }

    /** Nothing seen, and why. */
    public static AgentSignature none(String why) {
        return new AgentSignature(List.of(), Double.NaN, null, why);
    }
}
