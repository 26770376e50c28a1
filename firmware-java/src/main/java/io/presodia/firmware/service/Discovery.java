package io.presodia.firmware.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links of {@code /.well-known/core} (RFC 6690), with their filter. */
final class Discovery {
    private Discovery() {}

    private record Link(String href, Map<String, String> attributes, boolean observable) {
        String text() {
            StringBuilder text = new StringBuilder("<").append(href).append('>');
            attributes.forEach((name, value) ->
                    text.append(';').append(name).append("=\"").append(value).append('"'));
            return text.append(observable ? ";obs" : "").toString();
        }

        boolean matches(String filter) {
            int cut = filter.indexOf('=');
            String name = cut < 0 ? filter : filter.substring(0, cut);
            String wanted = cut < 0 ? "" : filter.substring(cut + 1);
            if (name.equals("obs")) {
                return observable;
            }
            String value = name.equals("href") ? href : attributes.getOrDefault(name, "");
            for (String word : value.split(" ", -1)) {
                boolean fits =
                        wanted.endsWith("*")
                                ? word.startsWith(wanted.substring(0, wanted.length() - 1))
                                : word.equals(wanted);
                if (fits && !word.isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The links of a board with so many channels that pass every filter. */
    static String links(int channelCount, List<String> filters) {
        List<String> texts = new ArrayList<>();
        for (Link link : all(channelCount)) {
            if (filters.stream().allMatch(link::matches)) {
                texts.add(link.text());
            }
        }
        return String.join(",", texts);
    }

    private static List<Link> all(int channelCount) {
        List<Link> links = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.values()) {
            String template = endpoint.template();
            if (template.startsWith("ch/{c}")) {
                for (int channel = 1; channel <= channelCount; channel++) {
                    perChannel(endpoint, template.replace("{c}", "" + channel), links);
                }
            } else if (!template.contains("{") && endpoint != Endpoint.DISCOVERY) {
                links.add(link(endpoint, template, endpoint.resourceType()));
            }
        }
        return links;
    }

    private static void perChannel(Endpoint endpoint, String path, List<Link> links) {
        if (endpoint != Endpoint.QUANTITY) {
            links.add(link(endpoint, path, endpoint.resourceType()));
            return;
        }
        for (Quantity quantity : Quantity.values()) {
            links.add(
                    link(
                            endpoint,
                            path.replace("{q}", quantity.path()),
                            endpoint.resourceType().replace("{q}", quantity.path())));
        }
    }

    private static Link link(Endpoint endpoint, String path, String resourceType) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("rt", resourceType);
        attributes.put("if", endpoint.interfaceType());
        attributes.put(
                "ct",
                String.join(
                        " ",
                        endpoint.formats().stream().map(format -> "" + format.number()).toList()));
        return new Link("/" + path, attributes, endpoint.observable());
    }
}
