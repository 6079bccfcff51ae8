package org.tocsin.cellbroadcast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;

/**
 * A text with places for parts of a block, such as {@code {headline}} or {@code {parameter:NAME}}. A line whose places are all
 * empty is left out. Immutable.
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final String PARAMETER = "parameter:";
    private static final Map<String, Function<Info, Optional<String>>> PARTS = parts();

    /** Headline, description and instruction, a line each. */
    static final Template USUAL = new Template("");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    static Template of(String text) {
        return new Template(text);
    }

    /** What is wrong with such a template, as a whole sentence. */
    static Optional<String> problem(String text) {
        List<String> unknown = PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !PARTS.containsKey(name) && !name.startsWith(PARAMETER))
                .toList();
        if (!unknown.isEmpty()) {
            return Optional.of("A template has no place {" + unknown.get(0) + "}. It knows "
                    + PARTS.keySet().stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "))
                    + " and {parameter:NAME}.");
        }
        return PLACE.matcher(text).find()
                ? Optional.empty()
                : Optional.of("A template without a place says the same of every alert.");
    }

    String fill(Info info) {
        if (text.isEmpty()) {
            return AlertText.of(info);
        }
        return text.lines()
                .map(line -> filled(line, info))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Empty when the line has places and nothing stands in any of them. */
    private static String filled(String line, Info info) {
        Matcher places = PLACE.matcher(line);
        boolean isEmpty = places.results().allMatch(place -> part(place, info).isEmpty());
        if (isEmpty && places.reset().find()) {
            return "";
        }
        return places.reset()
                .replaceAll(place -> Matcher.quoteReplacement(part(place, info)))
                .strip();
    }

    private static String part(MatchResult place, Info info) {
        String name = place.group(1);
        Optional<String> part = name.startsWith(PARAMETER)
                ? info.parameter(name.substring(PARAMETER.length()))
                : PARTS.getOrDefault(name, any -> Optional.empty()).apply(info);
        return AlertText.oneLine(part);
    }

    private static Map<String, Function<Info, Optional<String>>> parts() {
        Map<String, Function<Info, Optional<String>>> parts = new LinkedHashMap<>();
        parts.put("event", info -> Optional.of(info.event()));
        parts.put("headline", Info::headline);
        parts.put("description", Info::description);
        parts.put("instruction", Info::instruction);
        parts.put("senderName", Info::senderName);
        parts.put("web", Info::web);
        parts.put("contact", Info::contact);
        parts.put(
                "areas",
                info -> Optional.of(info.areas().stream().map(Area::areaDesc).collect(Collectors.joining(", "))));
        return parts;
    }
}
