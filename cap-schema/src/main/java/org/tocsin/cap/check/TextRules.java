package org.tocsin.cap.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.cap.Info;

/** CAP-37: texts are plain text that every channel can carry. */
final class TextRules implements Rule {
    /** Bounded, so that a text of nothing but {@code <a} costs no more than its length. */
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,200}+>");

    private static final Pattern ENTITY = Pattern.compile("&(?:[A-Za-z]{2,10}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});");

    @Override
    public void check(Subject subject, Report report) {
        subject.forEachInfo((info, path) -> check(info, path, report));
        subject.forEachArea((area, path) -> check(area.areaDesc(), path + "/areaDesc", report));
    }

    private static void check(Info info, String path, Report report) {
        check(info.event(), path + "/event", report);
        check(info.audience(), path + "/audience", report);
        check(info.senderName(), path + "/senderName", report);
        check(info.headline(), path + "/headline", report);
        check(info.description(), path + "/description", report);
        check(info.instruction(), path + "/instruction", report);
        check(info.contact(), path + "/contact", report);
        for (int i = 0; i < info.parameters().size(); i++) {
            // Parameters carry text too: what a station speaks, what a cell phone shows.
            check(info.parameters().get(i).value(), path + "/parameter[" + (i + 1) + "]/value", report);
        }
    }

    private static void check(Optional<String> text, String path, Report report) {
        text.ifPresent(t -> check(t, path, report));
    }

    private static void check(String text, String path, Report report) {
        List<String> faults = faults(text);
        if (!faults.isEmpty()) {
            report.warning(
                    "CAP-37",
                    path,
                    "The text holds " + String.join(", ", faults)
                            + ", which some channels cannot show; write plain text.");
        }
    }

    private static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        if (TAG.matcher(text).find()) {
            faults.add("HTML tags");
        }
        if (ENTITY.matcher(text).find()) {
            faults.add("HTML entities");
        }
        if (text.chars().anyMatch(TextRules::isControl)) {
            faults.add("control characters");
        }
        if (text.chars().anyMatch(TextRules::isBidiControl)) {
            faults.add("characters that turn the direction of writing");
        }
        if (text.chars().anyMatch(c -> c >= '\u2018' && c <= '\u201F')) {
            faults.add("typographic quotes");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            faults.add("characters in parts (not in Unicode form NFC)");
        }
        return faults;
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    private static boolean isBidiControl(int c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
