package io.presodia.hil.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one seed stands for, as the lines of a scenario; it can be made smaller while it still shows
 * what it showed.
 *
 * @param seed of bench and draw
 * @param cell in channel 1
 * @param chargedShare what was charged into it before, as a share of 1C h; 0 as assembled
 * @param scatter whether cells differ from their design
 * @param steps of channel 1
 * @param others entries of other channels
 * @param faults entries of what breaks
 */
public record Draw(
        long seed,
        String cell,
        double chargedShare,
        boolean scatter,
        List<String> steps,
        List<String> others,
        List<String> faults) {
    public Draw {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
        faults = List.copyOf(faults);
    }

    /** A scenario that runs it. */
    public String yaml() {
        StringBuilder text = new StringBuilder("schema: presodia/scenario/v1\n");
        text.append("id: campaign-seed-").append(seed).append('\n');
        text.append("description: Drawn by the campaign from seed ").append(seed).append(".\n");
        text.append("given:\n  cell: ").append(cell).append('\n');
        text.append(String.format(Locale.ROOT, "  charged_share: %.2f\n", chargedShare));
        text.append("  scan_ms: 1000\n  seed: ").append(seed).append('\n');
        text.append("  scatter: ").append(scatter).append("\n  duration: 1 h\n");
        if (faults.stream().anyMatch(fault -> fault.contains("host_lost"))) {
            // Only a protocol that wants its host misses it.
            text.append("  safety: {host: true}\n");
        }
        text.append("  record: {every: 10 s, on_voltage_change_mV: 5}\n  steps:\n");
        steps.forEach(step -> text.append("    - ").append(step).append('\n'));
        if (!others.isEmpty()) {
            text.append("  other_channels:\n");
            others.forEach(other -> text.append("    - ").append(other).append('\n'));
        }
        if (!faults.isEmpty()) {
            text.append("inject:\n");
            faults.forEach(fault -> text.append("  - ").append(fault).append('\n'));
        }
        return text.append("expect: {relay: any}\n").toString();
    }

    /** All draws that have one thing less. */
    List<Draw> smaller() {
        List<Draw> all = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            all.add(new Draw(seed, cell, chargedShare, scatter, steps, others, without(faults, i)));
        }
        for (int i = 0; i < others.size(); i++) {
            all.add(new Draw(seed, cell, chargedShare, scatter, steps, without(others, i), faults));
        }
        for (int i = 0; steps.size() > 1 && i < steps.size(); i++) {
            all.add(new Draw(seed, cell, chargedShare, scatter, without(steps, i), others, faults));
        }
        if (scatter) {
            all.add(new Draw(seed, cell, chargedShare, false, steps, others, faults));
        }
        return all;
    }

    private static List<String> without(List<String> lines, int index) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(index);
        return rest;
    }
}
