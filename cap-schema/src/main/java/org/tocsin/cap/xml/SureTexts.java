package org.tocsin.cap.xml;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.CapVersion;

/** Texts of CAP 1.2 elements that surely are valid by its schema; it takes others, too. */
final class SureTexts {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}+(\\.[0-9]{1,15})?+");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,15}+");
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://([a-z][a-z0-9]*+\\.)*+[a-z]++(:[0-9]{1,5})?+(/[A-Za-z0-9._~-]++)*+/?+(\\?[A-Za-z0-9._~=&-]*+)?+");

    private static final Map<String, Predicate<String>> TYPES = types();

    private SureTexts() {}

    /** Whether an element's text matters; that of all others may be anything. */
    static boolean isTyped(String element) {
        return TYPES.containsKey(element);
    }

    static boolean isSure(String element, String text) {
        Predicate<String> type = TYPES.get(element);
        return type == null || type.test(text);
    }

    private static Map<String, Predicate<String>> types() {
        Map<String, Predicate<String>> types = new HashMap<>();
        for (String time : List.of("sent", "effective", "onset", "expires")) {
            types.put(time, SureTexts::isTime);
        }
        for (ContentModel container : ContentModel.containers(CapVersion.V1_2).values()) {
            for (ContentModel.Child child : container.children()) {
                Choices.of(CapVersion.V1_2, child.name())
                        .map(Set::copyOf)
                        .ifPresent(values -> types.put(child.name(), values::contains));
            }
        }
        types.put("language", text -> LANGUAGE.matcher(text).matches());
        types.put("web", text -> ADDRESS.matcher(text).matches());
        types.put("uri", text -> ADDRESS.matcher(text).matches());
        types.put("size", text -> INTEGER.matcher(text).matches());
        types.put("altitude", text -> NUMBER.matcher(text).matches());
        types.put("ceiling", text -> NUMBER.matcher(text).matches());
        return Map.copyOf(types);
    }

    private static boolean isTime(String text) {
        return CapTime.hasForm(text)
                && !text.startsWith("0000")
                && isWithin(text, 5, 1, 12)
                && isWithin(text, 8, 1, days(text))
                && isWithin(text, 11, 0, 23)
                && isWithin(text, 14, 0, 59)
                && isWithin(text, 17, 0, 59)
                && isWithin(text, 20, 0, 13)
                && isWithin(text, 23, 0, 59);
    }

    /** Days of the month that the text names. */
    private static int days(String text) {
        return YearMonth.of(number(text, 0) * 100 + number(text, 2), number(text, 5))
                .lengthOfMonth();
    }

    private static boolean isWithin(String text, int at, int least, int most) {
        int number = number(text, at);
        return number >= least && number <= most;
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
