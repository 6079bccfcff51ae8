package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.CapVersion;

/**
 * What a container of CAP may hold, in this order. The schema files decide what is valid; this table only says, in words,
 * all that is wrong, where a validator falls silent after a container's first fault.
 */
record ContentModel(List<Child> children) {

    /** How often an element stands in its container. */
    record Child(String name, boolean required, boolean repeatable) {}

    private static final ContentModel NAMED_VALUE = of("valueName value");
    private static final Map<CapVersion, Map<String, ContentModel>> CONTAINERS = containers();

    ContentModel {
        children = List.copyOf(children);
    }

    /** Empty for elements that hold text. */
    static Optional<ContentModel> ofContainer(CapVersion version, String name) {
        return Optional.ofNullable(containers(version).get(name));
    }

    static Map<String, ContentModel> containers(CapVersion version) {
        return CONTAINERS.getOrDefault(version, Map.of());
    }

    /** Place in the sequence, from 0; -1 for a stranger. */
    int rank(String child) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).name().equals(child)) {
                return i;
            }
        }
        return -1;
    }

    boolean isRepeatable(String child) {
        int rank = rank(child);
        return rank >= 0 && children.get(rank).repeatable();
    }

    private static Map<CapVersion, Map<String, ContentModel>> containers() {
        Map<CapVersion, Map<String, ContentModel>> versions = new EnumMap<>(CapVersion.class);
        Map<String, ContentModel> newest = newest();
        versions.put(CapVersion.V1_2, Map.copyOf(newest));
        newest.put("resource", of("resourceDesc mimeType? size? uri? derefUri? digest?"));
        versions.put(CapVersion.V1_1, Map.copyOf(newest));
        versions.put(CapVersion.V1_0, oldest());
        return versions;
    }

    private static Map<String, ContentModel> newest() {
        Map<String, ContentModel> containers = new HashMap<>();
        containers.put(
                "alert",
                of(
                        "identifier sender sent status msgType source? scope restriction? addresses? code* note? references? "
                                + "incidents? info*"));
        containers.put(
                "info",
                of("language? category+ event responseType* urgency severity certainty audience? eventCode* effective? "
                        + "onset? expires? senderName? headline? description? instruction? web? contact? parameter* "
                        + "resource* area*"));
        containers.put("resource", of("resourceDesc mimeType size? uri? derefUri? digest?"));
        containers.put("area", of("areaDesc polygon* circle* geocode* altitude? ceiling?"));
        containers.put("eventCode", NAMED_VALUE);
        containers.put("parameter", NAMED_VALUE);
        containers.put("geocode", NAMED_VALUE);
        return containers;
    }

    private static Map<String, ContentModel> oldest() {
        return Map.of(
                "alert",
                of("identifier sender sent status msgType password? source? scope? restriction? addresses? code* note? "
                        + "references? incidents? info*"),
                "info",
                of(
                        "language? category* event urgency severity certainty audience? eventCode* effective? onset? expires? "
                                + "senderName? headline? description? instruction? web? contact? parameter* resource* area*"),
                "resource",
                of("resourceDesc mimeType? size? uri? digest?"),
                "area",
                of("areaDesc polygon* circle* geocode* altitude? ceiling?"));
    }

    private static ContentModel of(String sequence) {
        List<Child> children = new ArrayList<>();
        for (String word : sequence.split(" ")) {
            char mark = word.charAt(word.length() - 1);
            String name = Character.isLetter(mark) ? word : word.substring(0, word.length() - 1);
            children.add(new Child(name, mark != '?' && mark != '*', mark == '*' || mark == '+'));
        }
        return new ContentModel(children);
    }
}
