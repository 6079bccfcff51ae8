package org.tocsin.cap.check;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Finding.Level;

/**
 * What the rule book says of one rule.
 *
 * @param id stable for ever: it stands in answers, logs and plans
 * @param levels how its findings are rated unless a plan says otherwise, gravest first
 * @param fixed whether a plan may not change the levels
 * @param basis what the rule rests on
 * @param says what a message must keep to, as a whole sentence
 * @param clause where that comes from
 * @param mend how to mend a message that breaks it, in whole sentences; empty: by doing what it asks
 */
public record RuleEntry(
        String id, List<Level> levels, boolean fixed, Basis basis, String says, String clause, Optional<String> mend) {

    /** What a rule rests on. Nothing UNVERIFIED is an error unless a plan makes it one. */
    public enum Basis {
        /** The schema or the prose of the standard. */
        STANDARD,
        /** A published text of a profile that was read. */
        PROFILE,
        /** A decision of this gateway. */
        DESIGN,
        /** Practice or a secondary source: nobody here has read the document. */
        UNVERIFIED
    }

    public RuleEntry {
        levels = List.copyOf(levels);
        if (basis == Basis.UNVERIFIED && levels.contains(Level.ERROR)) {
            throw new IllegalArgumentException(id + " rests on something unverified and must not refuse by itself");
        }
    }

    /** A rule that says itself what to do. */
    public RuleEntry(String id, List<Level> levels, boolean fixed, Basis basis, String says, String clause) {
        this(id, levels, fixed, basis, says, clause, Optional.empty());
    }

    public RuleEntry mendedBy(String remedy) {
        return new RuleEntry(id, levels, fixed, basis, says, clause, Optional.of(remedy));
    }
}
