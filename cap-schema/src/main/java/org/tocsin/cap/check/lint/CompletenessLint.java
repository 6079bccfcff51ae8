package org.tocsin.cap.check.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tocsin.cap.Info;
import org.tocsin.cap.ResponseType;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Subject;

/** LINT-05: where people must act at once, the block says who warns, of what, where, and what to do. */
final class CompletenessLint {
    /** What drawing tools call an area before somebody names it. */
    private static final Pattern NAMELESS =
            Pattern.compile("(?i)(?:new |test )?(?:area|polygon|circle|region|zone|place)[ _-]?[0-9]{0,4}");

    private CompletenessLint() {}

    static void check(Subject subject, Report report) {
        if (subject.isForDissemination()) {
            subject.forEachInfo((info, path) -> {
                if (callsForAction(info)) {
                    check(info, path, report);
                }
            });
        }
    }

    private static boolean callsForAction(Info info) {
        return (info.urgency() == Urgency.IMMEDIATE || info.urgency() == Urgency.EXPECTED)
                && (info.severity() == Severity.EXTREME || info.severity() == Severity.SEVERE)
                && !info.responseTypes().contains(ResponseType.ALL_CLEAR)
                && !info.responseTypes().contains(ResponseType.NONE);
    }

    private static void check(Info info, String path, Report report) {
        List<String> missing = new ArrayList<>();
        if (info.senderName().isEmpty()) {
            missing.add("who warns (senderName)");
        }
        if (info.headline().isEmpty() && info.description().isEmpty()) {
            missing.add("what happens (headline, description)");
        }
        if (info.areas().stream().anyMatch(area -> isNameless(area.areaDesc()))) {
            missing.add("where, by name (areaDesc)");
        }
        if (info.instruction().isEmpty()) {
            missing.add("what to do (instruction)");
        }
        if (!missing.isEmpty()) {
            report.warning(
                    "LINT-05",
                    path,
                    "The block calls for action and does not say " + String.join(", ", missing)
                            + "; say it, or people will ask instead of acting.");
        }
    }

    private static boolean isNameless(String name) {
        return name.length() < 40 && NAMELESS.matcher(name.strip()).matches();
    }
}
