package io.presodia.hil.scenario;

import io.presodia.host.cli.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results as a JSON document, {@code presodia/hil/v1}. */
public final class ResultJson {
    private ResultJson() {}

    /** The document. */
    public static ObjectNode of(List<CaseResult> results) {
        ObjectNode root = Json.document("hil");
        ArrayNode scenarios = root.putArray("scenarios");
        ArrayNode skipped = JsonNodeFactory.instance.arrayNode();
        for (CaseResult result : results) {
            switch (result.verdict()) {
                case PASS, FAIL -> scenarios.add(judged(result));
                case SKIP ->
                        skipped.addObject()
                                .put("id", result.id())
                                .put("fault", result.fault())
                                .put("reason", result.problems().getFirst());
            }
        }
        root.put("passed", ResultTable.count(results, CaseResult.Verdict.PASS));
        root.put("failed", ResultTable.count(results, CaseResult.Verdict.FAIL));
        root.put("skipped", skipped.size());
        root.set("skipped_scenarios", skipped);
        return root;
    }

    private static ObjectNode judged(CaseResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", result.id());
        node.put("fault", result.fault());
        node.put("verdict", result.verdict() == CaseResult.Verdict.PASS ? "pass" : "fail");
        put(node, "detection_ms", result.detectionMillis());
        put(node, "detection_scans", result.detectionScans());
        put(node, "relay_open_ms", result.openMillis());
        node.put("reaction", result.reaction());
        node.put("cause", result.cause());
        node.put("sim_seconds", result.simSeconds());
        ArrayNode problems = node.putArray("problems");
        result.problems().forEach(problems::add);
        return node;
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isNaN(value)) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }
}
