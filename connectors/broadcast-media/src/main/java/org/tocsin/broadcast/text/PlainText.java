package org.tocsin.broadcast.text;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;

/** The text for stations without SAME: the broadcast text that the authority wrote, else event, areas, description, instruction. */
final class PlainText {
    /** The layer of the Canadian SOREM, of whatever version. */
    private static final Pattern BROADCAST_TEXT = Pattern.compile("layer:SOREM:[0-9.]+:Broadcast_Text");

    private PlainText() {}

    static String of(Info info) {
        return broadcastText(info).orElseGet(() -> fromElements(info));
    }

    private static Optional<String> broadcastText(Info info) {
        return info.parameters().stream()
                .filter(parameter -> BROADCAST_TEXT.matcher(parameter.name()).matches())
                .map(NamedValue::value)
                .map(PlainWords::tidy)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String fromElements(Info info) {
        String areas = info.areas().stream()
                .map(Area::areaDesc)
                .map(PlainWords::tidy)
                .distinct()
                .collect(Collectors.joining("; "));
        return Stream.of(
                        info.event(),
                        areas,
                        info.description().orElse(""),
                        info.instruction().orElse(""))
                .map(PlainWords::tidy)
                .filter(part -> !part.isEmpty())
                .map(PlainWords::sentence)
                .collect(Collectors.joining(" "));
    }
}
