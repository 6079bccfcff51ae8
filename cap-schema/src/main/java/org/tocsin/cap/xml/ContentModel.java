package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container of CAP 1.2 may hold, in this order. The schema file decides what is valid; this table only says, in
 * words, all that is wrong, where a validator falls silent after a container's first fault.
 */
record ContentModel(List<Child> children) {

    /** How often an element stands in its container. */
    record Child(String name, boolean required, boolean repeatable) {}

    private static final ContentModel NAMED_VALUE = of("valueName value");
    private static final Map<String, ContentModel> CONTAINERS = Map.of(
            "alert",
            of("identifier sender sent status msgType source? scope restriction? addresses? code* note? references? "
                    + "incidents? info*"),
            "info",
            of("language? category+ event responseType* urgency severity certainty audience? eventCode* effective? "
                    + "onset? expires? senderName? headline? description? instruction? web? contact? parameter* "
                    + "resource* area*"),
            "resource",
            of("resourceDesc mimeType size? uri? derefUri? digest?"),
            "area",
            of("areaDesc polygon* circle* geocode* altitude? ceiling?"),
            "eventCode",
            NAMED_VALUE,
            "parameter",
            NAMED_VALUE,
            "geocode",
            NAMED_VALUE);

    ContentModel {
        children = List.copyOf(children);
    }

    /** Empty for elements that hold text. */
    static Optional<ContentModel> ofContainer(String name) {
        return Optional.ofNullable(CONTAINERS.get(name));
    }

    static Map<String, ContentModel> containers() {
        return new HashMap<>(CONTAINERS);
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
