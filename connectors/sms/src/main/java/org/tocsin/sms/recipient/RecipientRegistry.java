package org.tocsin.sms.recipient;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;

/**
 * Who may get short messages: one table in memory that readers share without a lock, and its encrypted file, where each change
 * is before anybody is told of it. A change of thousands of rows writes the file anew and is in force whole or not at all.
 * Safe for concurrent use.
 */
public final class RecipientRegistry implements AutoCloseable {
    private static final int LEAST_REWRITE = 10_000;

    private final RegistryDisk disk;
    private final Mac mac;
    private volatile RegistryFacts facts;
    private NumberIndex index;
    private boolean anyForgotten;
    private boolean anyErased;
    private long edits;
    private volatile RecipientTable table;

    private RecipientRegistry(RegistryDisk disk, RegistryFacts facts, RecipientTable table) {
        this.disk = disk;
        this.facts = facts;
        this.mac = facts.mac();
        this.table = table;
        this.index = NumberIndex.of(table);
        this.anyForgotten = RegistryCounts.of(table).forgotten() > 0;
    }

    /** Of a table that is kept nowhere. */
    static RecipientRegistry inMemory(RecipientTable table) {
        RegistryFacts facts = RegistryFacts.create(new SecureRandom());
        RegistryFacts own = new RegistryFacts(TableHash.of(table), facts.pepper(), "");
        return new RecipientRegistry(new RegistryDisk(Optional.empty()), own, table);
    }

    /** With nobody in it, kept nowhere. */
    public static RecipientRegistry empty() {
        return inMemory(RecipientTable.empty());
    }

    /**
     * Reads the file, or makes it with nobody in it.
     *
     * @throws RegistryUnusable when it cannot be read or made; nothing is changed then
     */
    static RecipientRegistry open(RegistryFile file) {
        RegistryDisk disk = new RegistryDisk(Optional.of(file));
        RegistryFile.Content content = disk.read();
        return new RecipientRegistry(disk, content.facts(), content.table());
    }

    /** All as it is now; what changes later changes not in it. */
    public RecipientTable table() {
        return table;
    }

    /** Rows, those of nobody among them. */
    public int size() {
        return table.size();
    }

    /** E.164 digits without plus sign; empty when the row is nobody's any more. Never to be logged. */
    public String number(int ordinal) {
        return table.number(ordinal);
    }

    /** A language tag (RFC 5646); empty when the row names none. */
    public String language(int ordinal) {
        return table.language(ordinal);
    }

    /** Whether this one may be sent to at this moment. */
    public boolean isReachable(int ordinal) {
        return table.isReachable(ordinal);
    }

    /** Tells this registry from any other, for its whole life: ordinals of it mean the same people whatever changes. */
    public String fingerprint() {
        return facts.identity();
    }

    /** Digest of the file that was taken over last; empty when none was. */
    String source() {
        return facts.source();
    }

    public RegistryCounts counts() {
        return RegistryCounts.of(table);
    }

    /** Who has that number, and the ordinal by which he may be named. */
    public synchronized Optional<Found> find(String number) {
        int ordinal = index.find(Long.parseLong(number), table::key);
        return ordinal < 0
                ? Optional.empty()
                : table.recipient(ordinal).map(recipient -> new Found(ordinal, recipient));
    }

    /** Somebody of the registry. */
    public record Found(int ordinal, Recipient recipient) {}

    /** Adds somebody, or puts this in the place of what is known of him. @throws RegistryUnusable when it is not kept */
    public synchronized Change put(Recipient next) {
        long key = Long.parseLong(next.number());
        int ordinal = index.find(key, table::key);
        if (ordinal >= 0) {
            Recipient known = table.recipient(ordinal).orElseThrow();
            Change.Kind kind = Change.of(known, next);
            return kind == Change.Kind.CHANGED || kind == Change.Kind.REVIVED
                    ? set(kind, ordinal, Change.merged(known, next))
                    : new Change(kind, ordinal);
        }
        int forgotten = forgotten(key);
        if (forgotten < 0) {
            return set(Change.Kind.ADDED, table.size(), next);
        }
        return Change.isSince(next, table.withdrawnAt(forgotten))
                ? set(Change.Kind.REVIVED, forgotten, next)
                : new Change(Change.Kind.STILL_WITHDRAWN, forgotten);
    }

    /** Changes what is known of somebody. @throws RegistryUnusable when it is not kept */
    public synchronized Change change(String number, UnaryOperator<Recipient> change) {
        Optional<Found> found = find(number);
        return found.isEmpty()
                ? new Change(Change.Kind.NOBODY, NumberIndex.NOBODY)
                : put(change.apply(found.get().recipient()));
    }

    /**
     * Nothing is sent to that number from now on, whether or not the registry knows it and even when this cannot be kept.
     *
     * @throws RegistryUnusable when it is not kept; to be tried again
     */
    public synchronized Change withdraw(String number, Instant at) {
        long key = Long.parseLong(number);
        int ordinal = index.find(key, table::key);
        TableDraft draft = new TableDraft(table);
        if (ordinal >= 0) {
            draft.set(ordinal, table.recipient(ordinal).orElseThrow().withdrawn(at));
        } else {
            ordinal = forgotten(key);
            ordinal = ordinal < 0 ? table.size() : ordinal;
            draft.resize(ordinal + 1);
            draft.forget(ordinal, RegistryFacts.tag(mac, key), TableDraft.seconds(at));
        }
        publish(draft.table(), ordinal);
        disk.append(table, ordinal);
        return new Change(Change.Kind.WITHDRAWN, ordinal);
    }

    /** Somebody who withdrew agrees again. @throws RegistryUnusable when it is not kept */
    public synchronized Change agree(String number, Consent consent) {
        long key = Long.parseLong(number);
        int ordinal = index.find(key, table::key);
        if (ordinal >= 0) {
            Recipient known = table.recipient(ordinal).orElseThrow();
            return known.withdrawn().isPresent()
                    ? set(Change.Kind.REVIVED, ordinal, known.agreed(consent))
                    : new Change(Change.Kind.UNCHANGED, ordinal);
        }
        int forgotten = forgotten(key);
        return forgotten < 0
                ? new Change(Change.Kind.NOBODY, NumberIndex.NOBODY)
                : erase(Change.Kind.REVIVED, forgotten);
    }

    /** Leaves nothing of somebody, not even that he withdrew. @throws RegistryUnusable when it is not kept */
    public synchronized Change erase(String number) {
        long key = Long.parseLong(number);
        int ordinal = index.find(key, table::key);
        ordinal = ordinal >= 0 ? ordinal : forgotten(key);
        return ordinal < 0 ? new Change(Change.Kind.NOBODY, NumberIndex.NOBODY) : erase(Change.Kind.ERASED, ordinal);
    }

    /** Begins an import, which changes nothing until {@link #take}. */
    public synchronized RegistryImport begin(RegistryImport.Mode mode) {
        return new RegistryImport(table, edits, index.copy(), mac, anyForgotten, mode);
    }

    /**
     * Puts an import in force, whole. Who withdrew since it began stays withdrawn.
     *
     * @param source digest of the file that it came from, where a file is the registry; else empty
     * @return false when the registry was changed otherwise since it began: then nothing is done
     * @throws RegistryUnusable when it is not kept
     */
    public synchronized boolean take(RegistryImport prepared, String source) {
        if (prepared.edits() != edits) {
            return false;
        }
        prepared.draft().takeOver(table);
        RecipientTable next = prepared.draft().table();
        rewrite(facts.withSource(source), next);
        table = next;
        index = prepared.index();
        edits++;
        return true;
    }

    /**
     * Forgets those who withdrew longer ago than they are to be kept, all but the hash of the number, and writes the file anew
     * when it holds anything that no row holds any more.
     *
     * @return how many were forgotten
     * @throws RegistryUnusable when it is not kept
     */
    public synchronized int sweep(Instant now, Duration retention) {
        long oldest = now.minus(retention).getEpochSecond();
        TableDraft draft = new TableDraft(table);
        int forgotten = 0;
        for (int ordinal = 0; ordinal < table.size(); ordinal++) {
            if (table.key(ordinal) > 0 && table.isWithdrawn(ordinal) && table.withdrawnAt(ordinal) <= oldest) {
                long tag = RegistryFacts.tag(mac, table.key(ordinal));
                draft.forget(ordinal, tag, (int) table.withdrawnAt(ordinal));
                forgotten++;
            }
        }
        long changed = disk.changedRows();
        if (forgotten > 0 || anyErased || changed > Math.max(LEAST_REWRITE, table.size() / 4)) {
            RecipientTable next = draft.table();
            rewrite(facts, next);
            table = next;
            index = NumberIndex.of(next);
            anyForgotten |= forgotten > 0;
            anyErased = false;
            edits++;
        }
        return forgotten;
    }

    @Override
    public synchronized void close() {
        disk.close();
    }

    @Override
    public String toString() {
        return "RecipientRegistry[" + size() + " rows, " + fingerprint() + "]";
    }

    private Change set(Change.Kind kind, int ordinal, Recipient next) {
        TableDraft draft = new TableDraft(table);
        draft.resize(ordinal + 1);
        draft.set(ordinal, next);
        return keep(kind, draft.table(), ordinal);
    }

    private Change erase(Change.Kind kind, int ordinal) {
        TableDraft draft = new TableDraft(table);
        draft.erase(ordinal);
        Change change = keep(kind, draft.table(), ordinal);
        anyErased = true;
        return change;
    }

    private Change keep(Change.Kind kind, RecipientTable next, int ordinal) {
        disk.append(next, ordinal);
        edits++;
        publish(next, ordinal);
        return new Change(kind, ordinal);
    }

    private void publish(RecipientTable next, int ordinal) {
        boolean grown = next.size() > table.size();
        long key = next.key(ordinal);
        boolean other = grown || key != table.key(ordinal);
        table = next;
        anyForgotten |= key < 0;
        edits += grown ? 1 : 0;
        if (other && key != 0) {
            index.add(key, ordinal, next::key);
        }
    }

    private int forgotten(long key) {
        return anyForgotten ? index.find(RegistryFacts.tag(mac, key), table::key) : NumberIndex.NOBODY;
    }

    private void rewrite(RegistryFacts next, RecipientTable rows) {
        disk.rewrite(next, rows);
        facts = next;
    }
}
