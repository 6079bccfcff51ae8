package org.tocsin.cap.check.lint;

import static org.tocsin.cap.Finding.Level.WARNING;
import static org.tocsin.cap.check.RuleEntry.Basis.DESIGN;

import java.util.List;
import java.util.function.BiConsumer;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.cap.check.Subject;

/**
 * What a message may say by the rules of CAP and what has nevertheless gone wrong in the field. Each is a warning unless a
 * plan makes it more. Without state.
 */
public final class Lints {
    public static final List<RuleEntry> ENTRIES = List.of(
            lint(
                    "LINT-01",
                    "The texts, the note, the event and its codes agree with the status: no test is Actual, and nothing"
                            + " meant in earnest is a test.",
                    "false alarms that were drills"),
            lint(
                    "LINT-04",
                    "Telephone numbers and links in texts are among the contacts that the plan lists for the authority.",
                    "an alert with the number of a stranger"),
            lint(
                    "LINT-05",
                    "A block that calls for action says who warns, what happens, where by name, and what to do.",
                    "alerts nobody could act on"),
            lint(
                    "LINT-06",
                    "Texts hold no gap of a template that was not filled, such as @AREA, PLACE or \"Write instruction"
                            + " here\".",
                    "published alerts with unfilled templates"),
            lint(
                    "LINT-08",
                    "Evacuate and Shelter do not stand beside urgency Past, severity Minor or AllClear.",
                    "published alerts that say both"),
            lint(
                    "LINT-11",
                    "Areas of the same names have the same shapes in every block; two are not exchanged.",
                    "published twins with exchanged areas"));

    private static final List<BiConsumer<Subject, Report>> LINTS = List.of(
            StatusLint::check,
            ContactLint::check,
            CompletenessLint::check,
            PlaceholderLint::check,
            ReliefLint::check,
            ExchangeLint::check);

    private Lints() {}

    public static void check(Subject subject, Report report) {
        LINTS.forEach(lint -> lint.accept(subject, report));
    }

    private static RuleEntry lint(String id, String says, String failure) {
        return new RuleEntry(id, List.of(WARNING), false, DESIGN, says, "field: " + failure);
    }
}
