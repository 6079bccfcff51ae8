package org.tocsin.cap;

import java.util.List;
import java.util.Optional;

/** One block of an alert: one language and intensity, its texts and its areas. */
public record Info(
        String language,
        List<Category> categories,
        String event,
        List<ResponseType> responseTypes,
        Urgency urgency,
        Severity severity,
        Certainty certainty,
        Optional<String> audience,
        List<NamedValue> eventCodes,
        Optional<CapTime> effective,
        Optional<CapTime> onset,
        Optional<CapTime> expires,
        Optional<String> senderName,
        Optional<String> headline,
        Optional<String> description,
        Optional<String> instruction,
        Optional<String> web,
        Optional<String> contact,
        List<NamedValue> parameters,
        List<Resource> resources,
        List<Area> areas) {
    /** What CAP says an absent or empty language means. */
    public static final String DEFAULT_LANGUAGE = "en-US";

    public Info {
        categories = List.copyOf(categories);
        responseTypes = List.copyOf(responseTypes);
        eventCodes = List.copyOf(eventCodes);
        parameters = List.copyOf(parameters);
        resources = List.copyOf(resources);
        areas = List.copyOf(areas);
    }

    /** The first eventCode of that valueName, compared as written. */
    public Optional<String> eventCode(String valueName) {
        return first(eventCodes, valueName);
    }

    /** The first parameter of that valueName, compared as written. */
    public Optional<String> parameter(String valueName) {
        return first(parameters, valueName);
    }

    private static Optional<String> first(List<NamedValue> values, String name) {
        return values.stream()
                .filter(v -> v.name().equals(name))
                .map(NamedValue::value)
                .findFirst();
    }
}
