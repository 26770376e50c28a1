package io.presodia.firmware.coap;

import io.presodia.firmware.access.Principal;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.service.Code;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.Reply;
import io.presodia.firmware.service.Request;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.jspecify.annotations.Nullable;

/** Californium's messages as ours, and back. */
final class Messages {
    private Messages() {}

    /** The method of a request; null for one that no resource has. */
    static @Nullable Method method(org.eclipse.californium.core.coap.Request request) {
        CoAP.Code code = request.getCode();
        return switch (code) {
            case GET -> Method.GET;
            case POST -> Method.POST;
            case PUT -> Method.PUT;
            case DELETE -> Method.DELETE;
            case FETCH, PATCH, IPATCH, CUSTOM_30 -> null;
        };
    }

    /** The answer to a request whose method no resource has. */
    static Reply noMethod(org.eclipse.californium.core.coap.Request request) {
        return Reply.error(
                Code.METHOD_NOT_ALLOWED,
                "method " + request.getCode() + ": must be GET, POST, PUT or DELETE");
    }

    static Request request(
            org.eclipse.californium.core.coap.Request request, Method method, Principal principal) {
        OptionSet options = request.getOptions();
        Bytes echo = echo(options);
        return new Request(
                method,
                options.getUriPath(),
                options.getUriQuery(),
                Bytes.of(request.getPayload()),
                options.hasContentFormat() ? options.getContentFormat() : Request.NO_FORMAT,
                options.hasAccept() ? options.getAccept() : Request.NO_FORMAT,
                options.getETags().stream().map(Bytes::of).toList(),
                options.getIfMatch().stream().map(Bytes::of).toList(),
                options.hasIfNoneMatch(),
                echo,
                request.isConfirmable(),
                principal);
    }

    /** The value that a request brings back; null when it brings none. */
    static @Nullable Bytes echo(OptionSet options) {
        List<Option> values = options.getOthers(StandardOptionRegistry.ECHO);
        return values.size() == 1 ? Bytes.of(values.getFirst().getValue()) : null;
    }

    static Response response(Reply reply) {
        Response response = new Response(CoAP.ResponseCode.valueOf(reply.code().number()));
        if (reply.body().length() > 0) {
            response.setPayload(reply.body().toArray());
        }
        OptionSet options = response.getOptions();
        Format format = reply.format();
        if (format != null) {
            options.setContentFormat(format.number());
        }
        Bytes etag = reply.etag();
        if (etag != null) {
            options.addETag(etag.toArray());
        }
        if (reply.maxAgeSeconds() >= 0) {
            options.setMaxAge(reply.maxAgeSeconds());
        }
        reply.location().forEach(options::addLocationPath);
        Bytes echo = reply.echo();
        if (echo != null) {
            options.addOption(new Option(StandardOptionRegistry.ECHO, echo.toArray()));
        }
        return response;
    }
}
