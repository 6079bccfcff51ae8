package org.tocsin.sms.recipient;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Many rows on their way into a registry: counted and drafted here, in force only when the registry takes them. Used once, by
 * one thread.
 */
public final class RegistryImport {

    /** What becomes of those whom the import does not name. */
    public enum Mode {
        /** They stay. */
        MERGE,
        /** They are erased; those who withdrew stay withdrawn. */
        REPLACE
    }

    /** What an import does, in numbers of people. */
    public record Diff(int added, int changed, int unchanged, int revived, int stillWithdrawn, int erased) {
        static final Diff NOTHING = new Diff(0, 0, 0, 0, 0, 0);

        /** Whether anything of the registry changes. */
        public boolean isEmpty() {
            return added + changed + revived + erased == 0;
        }
    }

    private final RecipientTable base;
    private final long edits;
    private final NumberIndex index;
    private final Mac mac;
    private final boolean anyForgotten;
    private final Mode mode;
    private final TableDraft draft;
    private final Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    private int[] lines;
    private int erased;

    /** @param edits of the registry when this began, by which it tells whether it has changed since */
    RegistryImport(RecipientTable base, long edits, NumberIndex index, Mac mac, boolean anyForgotten, Mode mode) {
        this.base = base;
        this.edits = edits;
        this.index = index;
        this.mac = mac;
        this.anyForgotten = anyForgotten;
        this.mode = mode;
        this.draft = new TableDraft(base);
        this.lines = new int[Math.max(1024, base.size())];
    }

    /**
     * @param line of the file
     * @return what is wrong with it, without the number; empty when it is taken
     */
    public Optional<String> add(int line, Recipient recipient) {
        long key = Long.parseLong(recipient.number());
        int ordinal = index.find(key, draft::key);
        if (ordinal >= 0 && lines[ordinal] > 0) {
            return Optional.of("Line " + line + " has the same number as line " + lines[ordinal] + ".");
        }
        Change change = ordinal >= 0 ? change(ordinal, recipient) : unknown(key, recipient);
        counts.merge(change.kind(), 1, Integer::sum);
        if (change.ordinal() >= lines.length) {
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        lines[change.ordinal()] = line;
        return Optional.empty();
    }

    /** Ends it; to be called once, after the last row. */
    public Diff diff() {
        if (mode == Mode.REPLACE) {
            for (int ordinal = 0; ordinal < base.size(); ordinal++) {
                if (lines[ordinal] == 0 && base.isReachable(ordinal)) {
                    draft.erase(ordinal);
                    erased++;
                }
            }
        }
        return new Diff(
                count(Change.Kind.ADDED),
                count(Change.Kind.CHANGED),
                count(Change.Kind.UNCHANGED),
                count(Change.Kind.REVIVED),
                count(Change.Kind.STILL_WITHDRAWN),
                erased);
    }

    TableDraft draft() {
        return draft;
    }

    NumberIndex index() {
        return index;
    }

    long edits() {
        return edits;
    }

    private Change change(int ordinal, Recipient next) {
        Recipient known = base.recipient(ordinal).orElseThrow();
        Change.Kind kind = Change.of(known, next);
        if (kind == Change.Kind.CHANGED || kind == Change.Kind.REVIVED) {
            draft.set(ordinal, Change.merged(known, next));
        }
        return new Change(kind, ordinal);
    }

    private Change unknown(long key, Recipient next) {
        int forgotten = anyForgotten ? index.find(RegistryFacts.tag(mac, key), draft::key) : NumberIndex.NOBODY;
        if (forgotten < 0) {
            int ordinal = draft.add(next);
            index.add(key, ordinal, draft::key);
            return new Change(Change.Kind.ADDED, ordinal);
        }
        if (!Change.isSince(next, base.withdrawnAt(forgotten))) {
            return new Change(Change.Kind.STILL_WITHDRAWN, forgotten);
        }
        draft.set(forgotten, next);
        index.add(key, forgotten, draft::key);
        return new Change(Change.Kind.REVIVED, forgotten);
    }

    private int count(Change.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
