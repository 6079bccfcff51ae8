package org.tocsin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The text that a phone is sent: of the zones it is in, the one in its language, else in the default language, else the first. */
final class OperatorTexts {
    private OperatorTexts() {}

    /** Empty when the phone is in no zone. */
    static Optional<String> of(JsonNode order, OperatorPhone phone) {
        List<JsonNode> texts = new ArrayList<>();
        for (JsonNode zone : order.path("zones")) {
            if (OperatorGround.covers(zone, phone)) {
                zone.path("texts").forEach(texts::add);
            }
        }
        return choose(texts, phone.language(), order.path("defaultLanguage").asString());
    }

    /** The same of a cancellation, which has no zones. */
    static Optional<String> ofCancellation(JsonNode order, OperatorPhone phone) {
        List<JsonNode> texts = new ArrayList<>();
        order.path("texts").forEach(texts::add);
        return choose(texts, phone.language(), order.path("defaultLanguage").asString());
    }

    private static Optional<String> choose(List<JsonNode> texts, String language, String otherwise) {
        return inLanguage(texts, language)
                .or(() -> inLanguage(texts, otherwise))
                .or(() -> texts.stream().findFirst())
                .map(text -> text.path("text").asString());
    }

    private static Optional<JsonNode> inLanguage(List<JsonNode> texts, String language) {
        return first(texts, tag -> tag.equals(lower(language)))
                .or(() -> first(texts, tag -> primary(tag).equals(primary(lower(language)))));
    }

    private static Optional<JsonNode> first(List<JsonNode> texts, Predicate<String> fits) {
        return texts.stream()
                .filter(text -> fits.test(lower(text.path("language").asString())))
                .findFirst();
    }

    private static String primary(String tag) {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    private static String lower(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }
}
