package io.presodia.host.analysis;

import io.presodia.host.run.Uncertain;

/**
 * A peak of the first charge that belongs to the presodiation agent.
 *
 * @param stage which reaction
 * @param volts position, V
 * @param height mAh/g/V
 * @param milliampereHoursPerGram charge between the valleys around it
 */
public record AgentPeak(
        Stage stage, double volts, double height, Uncertain milliampereHoursPerGram) {
    /** The reactions of the agent that can be told apart in a composite cathode. */
    public enum Stage {
        /** Na2S to a polysulphide. */
        STAGE_1("stage_1", "Na₂S stage 1"),
        /** The polysulphide to sulphur. */
        STAGE_2("stage_2", "Na₂S stage 2"),
        /** One peak only: the stages cannot be told apart. */
        UNRESOLVED("unresolved", "agent");

        private final String id;
        private final String label;

        Stage(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** For files. */
        public String id() {
            return id;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }
}
