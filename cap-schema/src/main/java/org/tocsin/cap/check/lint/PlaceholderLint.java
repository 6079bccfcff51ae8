package org.tocsin.cap.check.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;

/** LINT-06: every gap of the template the text was made from has been filled. */
final class PlaceholderLint {
    private static final Phrases UNFILLED = Phrases.read("unfilled.txt");

    /** ${area}, {{area}}, {area}, %(area)s, [insert area], &lt;AREA&gt;; bounded, so that the cost is. */
    private static final Pattern GAP = Pattern.compile("\\$?\\{\\{?[A-Za-z_ .]{1,40}+\\}|%\\([a-z_]{1,40}+\\)s"
            + "|\\[(?i:insert|enter|your|name of|date|time|place|location|area|number|phone)\\b[^\\]\\n]{0,40}+\\]"
            + "|<[A-Z][A-Z_ ]{2,30}+>");

    private PlaceholderLint() {}

    static void check(Subject subject, Report report) {
        for (Passage passage : Passage.of(subject.alert())) {
            placeholder(passage)
                    .ifPresent(found -> report.warning(
                            "LINT-06",
                            passage.path(),
                            "The " + passage.element() + " holds " + Spoken.quoted(found)
                                    + ", which looks like a gap of a template that nobody filled; write what belongs"
                                    + " there."));
        }
    }

    private static Optional<String> placeholder(Passage passage) {
        return switch (passage.kind()) {
            case PROSE ->
                UNFILLED.firstIn(passage.text())
                        .or(() -> gap(passage.text()))
                        .or(() -> TemplateWord.in(passage.text(), true));
            case PARAMETER ->
                Optional.of(passage.text().strip())
                        .filter(TemplateWord::isOne)
                        .or(() -> TemplateWord.in(passage.text(), false));
            case LABEL, CONTACT -> Optional.empty();
        };
    }

    private static Optional<String> gap(String text) {
        if (text.indexOf('{') < 0 && text.indexOf('[') < 0 && text.indexOf('<') < 0 && text.indexOf('%') < 0) {
            return Optional.empty();
        }
        Matcher matcher = GAP.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
