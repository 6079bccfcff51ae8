package org.tocsin.cap.check.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.RuleEntry;
import org.tocsin.cap.check.RuleEntry.Basis;
import org.tocsin.cap.check.Subject;

/**
 * A profile written down as the table of its rules. Nothing in it refuses a Cancel, Ack or Error: taking an alert back must
 * not fail on a form, so what would be an error there is a warning.
 */
final class RuleTable implements Profile {
    private static final List<Level> REFUSES = List.of(Level.ERROR, Level.WARNING);
    private static final List<Level> WARNS = List.of(Level.WARNING);
    private static final List<Level> INFORMS = List.of(Level.INFORMATION);

    private final String id;
    private final String name;
    private final Predicate<String> code;
    private final Function<Alert, ChannelWishes> wishes;
    private final List<RuleEntry> entries;
    private final List<Line> lines;

    /** One line of the table. */
    private record Line(String rule, Level level, Check check) {}

    private RuleTable(Draft draft) {
        this.id = draft.id;
        this.name = draft.name;
        this.code = draft.code;
        this.wishes = draft.wishes;
        this.entries = List.copyOf(draft.entries);
        this.lines = List.copyOf(draft.lines);
    }

    /** @param id as plans name the profile */
    static Draft profile(String id, String name) {
        return new Draft(id, name);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<RuleEntry> entries() {
        return entries;
    }

    @Override
    public boolean isNamedBy(Alert alert) {
        return alert.codes().stream().map(String::strip).anyMatch(code);
    }

    @Override
    public ChannelWishes wishes(Alert alert) {
        return wishes.apply(alert);
    }

    @Override
    public void check(Subject subject, Report report) {
        for (Line line : lines) {
            boolean refusing = line.level() == Level.ERROR && !subject.isForDissemination();
            Level level = refusing ? Level.WARNING : line.level();
            line.check().check(subject, new Objection(name, line.rule(), level, report));
        }
    }

    /** The table while it is written. */
    static final class Draft {
        private final String id;
        private final String name;
        private final List<RuleEntry> entries = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private Predicate<String> code = text -> false;
        private Function<Alert, ChannelWishes> wishes = alert -> ChannelWishes.NONE;

        private Draft(String id, String name) {
            this.id = id;
            this.name = name;
        }

        /** Which {@code code}, stripped, of a message names this profile. */
        Draft namedBy(Predicate<String> codeTest) {
            code = codeTest;
            return this;
        }

        /** How the profile lets a message choose among the ways to the public. */
        Draft wishing(Function<Alert, ChannelWishes> reading) {
            wishes = reading;
            return this;
        }

        /** A demand of a text that was read: refuses the message. */
        Draft must(String rule, String clause, String says, Check check) {
            return line(rule, REFUSES, Basis.PROFILE, clause, says, check);
        }

        /** A statement of a text that was read: warns. */
        Draft should(String rule, String clause, String says, Check check) {
            return line(rule, WARNS, Basis.PROFILE, clause, says, check);
        }

        /** Known from practice or at second hand: warns. */
        Draft expected(String rule, String clause, String says, Check check) {
            return line(rule, WARNS, Basis.UNVERIFIED, clause, says, check);
        }

        /** What the sender may like to know. */
        Draft told(String rule, String clause, String says, Check check) {
            return line(rule, INFORMS, Basis.UNVERIFIED, clause, says, check);
        }

        /** A part of a rule that the rule book has for all profiles: CAP-39 or CAP-40. */
        Draft general(String rule, Check check) {
            lines.add(new Line(rule, Level.WARNING, check));
            return this;
        }

        /** The lines of another table, in their order. */
        Draft with(Function<Draft, Draft> more) {
            return more.apply(this);
        }

        Profile done() {
            return new RuleTable(this);
        }

        private Draft line(String rule, List<Level> levels, Basis basis, String clause, String says, Check check) {
            entries.add(new RuleEntry(rule, levels, false, basis, says, clause));
            lines.add(new Line(rule, levels.get(0), check));
            return this;
        }
    }
}
