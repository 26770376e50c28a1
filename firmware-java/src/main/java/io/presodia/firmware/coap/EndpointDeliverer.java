package io.presodia.firmware.coap;

import io.presodia.firmware.service.Endpoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.DelivererException;
import org.eclipse.californium.core.server.ServerMessageDeliverer;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;

/**
 * Finds the resource of a path in our own table. Californium's own root with its long greeting is
 * out of reach.
 */
final class EndpointDeliverer extends ServerMessageDeliverer {
    private final Map<Endpoint, EndpointResource> resources = new EnumMap<>(Endpoint.class);
    private final EndpointResource nowhere;

    /**
     * @param nowhere answers for paths that do not exist, so that who has no business here cannot
     *     tell them apart
     */
    EndpointDeliverer(
            Configuration configuration,
            Map<Endpoint, EndpointResource> resources,
            EndpointResource nowhere) {
        super(new CoapResource(""), configuration);
        this.resources.putAll(resources);
        this.nowhere = nowhere;
    }

    @Override
    protected boolean preDeliverRequest(Exchange exchange) {
        return CriticalOptions.drop(exchange) || super.preDeliverRequest(exchange);
    }

    @Override
    protected Resource findResource(Exchange exchange) throws DelivererException {
        return findResource(exchange.getRequest().getOptions().getUriPath());
    }

    @Override
    protected Resource findResource(List<String> path) throws DelivererException {
        Endpoint endpoint = Endpoint.of(path);
        return endpoint == null ? nowhere : resources.getOrDefault(endpoint, nowhere);
    }
}
