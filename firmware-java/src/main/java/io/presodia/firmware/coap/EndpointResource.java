package io.presodia.firmware.coap;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.service.Code;
import io.presodia.firmware.service.Conditions;
import io.presodia.firmware.service.Endpoint;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.NotificationGate;
import io.presodia.firmware.service.ProblemException;
import io.presodia.firmware.service.Reply;
import io.presodia.firmware.service.Request;
import io.presodia.firmware.service.Service;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.observe.ObserveRelation;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.jspecify.annotations.Nullable;

/** One endpoint for all of its paths, and those who observe them. */
final class EndpointResource extends CoapResource {
    private final Service service;
    private final Doorkeeper doorkeeper;
    private final Map<ObserveRelation, Watch> watches = new ConcurrentHashMap<>();

    private record Watch(Request request, Conditions conditions, NotificationGate gate) {}

    EndpointResource(Endpoint endpoint, Service service, Doorkeeper doorkeeper) {
        super(endpoint.name());
        this.service = service;
        this.doorkeeper = doorkeeper;
        setObservable(endpoint.observable());
        if (endpoint == Endpoint.ALARMS || endpoint == Endpoint.BOARD_ALARMS) {
            setObserveType(CoAP.Type.CON);
        }
    }

    @Override
    public void handleRequest(Exchange exchange) {
        Response response =
                switch (doorkeeper.visitor(exchange.getRequest())) {
                    case Doorkeeper.Visitor.Unverified(Bytes echo) ->
                            Messages.response(Reply.of(Code.UNAUTHORIZED).asking(echo.toArray()));
                    case Doorkeeper.Visitor.Stranger _ ->
                            Messages.response(Reply.of(Code.UNAUTHORIZED));
                    case Doorkeeper.Visitor.Known known -> answer(exchange, known);
                };
        new CoapExchange(exchange).respond(response);
    }

    private Response answer(Exchange exchange, Doorkeeper.Visitor.Known known) {
        Reply refusal = CriticalOptions.refusal(exchange.getRequest().getOptions());
        if (refusal != null) {
            return Messages.response(refusal);
        }
        Method method = Messages.method(exchange.getRequest());
        if (method == null) {
            return Messages.response(Messages.noMethod(exchange.getRequest()));
        }
        Request request = Messages.request(exchange.getRequest(), method, known.principal());
        ObserveRelation relation = exchange.getRelation();
        Watch watch = relation == null ? null : watches.get(relation);
        if (relation != null && watch == null) {
            try {
                service.conditions(request);
            } catch (ProblemException e) {
                return Messages.response(Reply.error(e.code(), String.valueOf(e.getMessage())));
            }
        }
        Response response = Messages.response(service.handle(request));
        if (watch != null && watch.conditions().confirmable()) {
            response.setType(CoAP.Type.CON);
        }
        return response;
    }

    @Override
    public void addObserveRelation(ObserveRelation relation) {
        Watch watch = watch(relation);
        if (watch != null) {
            watches.put(relation, watch);
        }
        super.addObserveRelation(relation);
    }

    @Override
    public void removeObserveRelation(ObserveRelation relation) {
        watches.remove(relation);
        super.removeObserveRelation(relation);
    }

    private @Nullable Watch watch(ObserveRelation relation) {
        Exchange exchange = relation.getExchange();
        if (!(doorkeeper.visitor(exchange.getRequest())
                instanceof Doorkeeper.Visitor.Known known)) {
            return null;
        }
        Request request = Messages.request(exchange.getRequest(), Method.GET, known.principal());
        try {
            Conditions conditions = service.conditions(request);
            Watch watch = new Watch(request, conditions, new NotificationGate(conditions));
            Service.Observed now = service.observe(request);
            // The answer to the registration is the first that the observer is told.
            watch.gate().due(now.value(), now.version(), service.nanos());
            return watch;
        } catch (ProblemException | IOException e) {
            return null;
        }
    }

    /** Tells those observers for whom it is time. */
    void tick() {
        Set<ObserveRelation> due = new HashSet<>();
        watches.forEach((relation, watch) -> {
            if (isDue(watch)) {
                due.add(relation);
            }
        });
        if (!due.isEmpty()) {
            changed(due::contains);
        }
    }

    private boolean isDue(Watch watch) {
        try {
            Service.Observed now = service.observe(watch.request());
            return watch.gate().due(now.value(), now.version(), service.nanos());
        } catch (ProblemException | IOException e) {
            // The next answer is an error, which ends the observation, and says why.
            return true;
        }
    }
}
