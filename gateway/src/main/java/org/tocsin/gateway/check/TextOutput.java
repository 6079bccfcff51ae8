package org.tocsin.gateway.check;

import java.io.PrintWriter;
import java.util.Locale;
import org.tocsin.cap.Finding;
import org.tocsin.cap.check.RuleBook;
import org.tocsin.cap.check.RuleEntry;

/** For people: each finding as compilers write theirs, with the line it speaks of, and a sentence at the end. */
public final class TextOutput implements Output {
    private static final String GUTTER = " | ";

    private final PrintWriter out;
    private final Paint paint;

    public TextOutput(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    @Override
    public void add(Checked checked) {
        if (checked instanceof Checked.Message message) {
            message.findings().forEach(finding -> print(message, finding));
        } else if (checked instanceof Checked.Unreadable unreadable) {
            out.println(paint.bold(Visible.text(unreadable.name()) + ":") + " cannot be read: "
                    + Visible.text(unreadable.reason()) + ".");
            out.println();
        }
        out.flush();
    }

    @Override
    public void end(Tally tally) {
        out.println(tally.sentence());
        out.flush();
    }

    private void print(Checked.Message message, Finding finding) {
        String place =
                finding.place().map(at -> ":" + at.line() + ":" + at.column()).orElse("");
        String level = finding.level().name().toLowerCase(Locale.ROOT);
        out.println(paint.bold(Visible.text(message.name()) + place + ":") + " "
                + paint.level(finding.level(), level + " " + Visible.text(finding.rule())) + " "
                + Visible.text(finding.message()));
        finding.place()
                .flatMap(at -> Excerpt.of(message.text(), at)
                        .map(excerpt -> lines(excerpt, finding.level(), Integer.toString(at.line()))))
                .ifPresent(out::println);
        out.println("  " + paint.faint(origin(message, finding)));
        out.println();
    }

    private String lines(Excerpt excerpt, Finding.Level level, String number) {
        return paint.faint("  " + number + GUTTER)
                + excerpt.line()
                + System.lineSeparator()
                + paint.faint("  " + " ".repeat(number.length()) + GUTTER)
                + " ".repeat(excerpt.indent())
                + paint.level(level, "^");
    }

    private static String origin(Checked.Message message, Finding finding) {
        String clause = RuleBook.find(finding.rule())
                .map(RuleEntry::clause)
                .map(text -> " (" + text + ")")
                .orElse("");
        String authority = message.authority().map(id -> ", as " + id).orElse("");
        return "at " + Visible.text(finding.path()) + clause + Visible.text(authority);
    }
}
