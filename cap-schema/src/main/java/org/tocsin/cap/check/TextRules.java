package org.tocsin.cap.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.cap.Info;

/** CAP-37: texts are plain text that every channel can carry. */
final class TextRules implements Rule {
    /** Bounded, so that a text of nothing but {@code <a} costs no more than its length. */
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][A-Za-z0-9]{0,20}+(?:[\\s/][^<>]{0,200}+)?>|<!--");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});");

    @Override
    public void check(Subject subject, Report report) {
        check(subject.alert().restriction(), "/alert/restriction", report);
        check(subject.alert().note(), "/alert/note", report);
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
        for (int i = 0; i < info.resources().size(); i++) {
            check(info.resources().get(i).resourceDesc(), path + "/resource[" + (i + 1) + "]/resourceDesc", report);
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
        if (text.indexOf('<') >= 0) {
            firstMatch(TAG, text).ifPresent(tag -> faults.add("markup such as " + tag));
        }
        if (text.indexOf('&') >= 0) {
            firstMatch(ENTITY, text).ifPresent(entity -> faults.add("HTML entities such as " + entity));
        }
        addIfAny(text, TextRules::isControl, "control characters", faults);
        addIfAny(text, TextRules::isBidiControl, "characters that turn the direction of writing", faults);
        addIfAny(text, TextRules::isTypographicQuote, "typographic quotation marks or apostrophes", faults);
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            faults.add("characters in parts (not in Unicode form NFC)");
        }
        return faults;
    }

    private static Optional<String> firstMatch(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(Spoken.quoted(matcher.group())) : Optional.empty();
    }

    private static void addIfAny(String text, IntPredicate kind, String name, List<String> faults) {
        for (int i = 0; i < text.length(); i++) {
            if (kind.test(text.charAt(i))) {
                faults.add(name + " such as " + String.format("U+%04X", (int) text.charAt(i)));
                return;
            }
        }
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    /** Embeddings, overrides and isolates; the marks LRM, RLM and ALM turn nothing and are usual in Hebrew and Arabic. */
    private static boolean isBidiControl(int c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isTypographicQuote(int c) {
        return c >= '\u2018' && c <= '\u201F';
    }
}
