package io.presodia.firmware.service;

import java.util.Set;

/**
 * Which queries a resource has. One that is not known is refused, as CoAP asks for an option that
 * must not be passed over: whoever misspells it is not told something else than he asked for.
 */
final class Queries {
    private static final Set<String> ROWS = Set.of("from", "n");
    private static final String CONDITION = "c.";

    private Queries() {}

    /**
     * Refuses queries that nothing here looks at.
     *
     * @throws ProblemException which, and what there is; also for a wrong condition
     */
    static void requireKnown(Endpoint endpoint, Request request) throws ProblemException {
        if (endpoint == Endpoint.DISCOVERY) {
            // RFC 6690: any attribute may be asked for; none has one that is unknown.
            return;
        }
        Set<String> known = endpoint == Endpoint.LOG_ROWS ? ROWS : Set.of();
        boolean conditional = endpoint.observable() && request.method() == Method.GET;
        for (String item : request.query()) {
            int cut = item.indexOf('=');
            String name = cut < 0 ? item : item.substring(0, cut);
            if (!known.contains(name) && !(conditional && name.startsWith(CONDITION))) {
                throw ProblemException.field(
                        Code.BAD_OPTION, "query", name, "unknown; " + there(known, conditional));
            }
        }
        if (conditional) {
            conditions(endpoint, request);
        }
    }

    private static String there(Set<String> known, boolean conditional) {
        if (conditional) {
            return "there are conditions of an observation, such as c.pmin";
        }
        return known.isEmpty()
                ? "there is none"
                : "there are " + String.join(", ", known.stream().sorted().toList());
    }

    static Conditions conditions(Endpoint endpoint, Request request) throws ProblemException {
        boolean alarms = endpoint == Endpoint.ALARMS || endpoint == Endpoint.BOARD_ALARMS;
        return Conditions.of(
                request.query(),
                endpoint == Endpoint.QUANTITY
                        ? Conditions.Kind.NUMBER
                        : alarms ? Conditions.Kind.FLAG : Conditions.Kind.DOCUMENT);
    }
}
