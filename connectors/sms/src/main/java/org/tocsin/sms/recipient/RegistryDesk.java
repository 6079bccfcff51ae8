package org.tocsin.sms.recipient;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** What operators do with the registry of a channel. Safe for concurrent use. */
public final class RegistryDesk {
    private static final int SEAL_OCTETS = 16;
    private static final long MOST_OCTETS = 256L << 20;

    private final RecipientRegistry registry;
    private final boolean followsFile;
    private final boolean consentRequired;
    private final Clock clock;
    private final Semaphore importing = new Semaphore(1);

    /** What came of a change that may be at fault. */
    public record Written(Optional<Change> change, List<String> faults) {
        public Written {
            faults = List.copyOf(faults);
        }
    }

    /** What became of an import. */
    public enum Fate {
        /** Nothing was done: this is what would be. */
        DRY,
        IN_FORCE,
        /** Rows are at fault, so nothing was done. */
        FAULTY,
        /** It would do something else now than the dry run said, so nothing was done. */
        DIFFERENT,
        /** Another one is on its way, so nothing was done. */
        BUSY
    }

    /**
     * An import.
     *
     * @param seal names file, mode and diff: whoever gives it back wants just this
     * @param problems the first thousand of {@code faults}
     */
    public record Import(
            Fate fate, int rows, RegistryImport.Diff diff, String seal, List<String> problems, int faults) {
        public Import {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param followsFile whether the registry is a file that is read at the start, so that nobody is added here
     * @param consentRequired whether nobody is taken without a consent
     */
    public RegistryDesk(RecipientRegistry registry, boolean followsFile, boolean consentRequired, Clock clock) {
        this.registry = registry;
        this.followsFile = followsFile;
        this.consentRequired = consentRequired;
        this.clock = clock;
    }

    /** Whether the registry is a file that is read at the start: then people are added and changed in it alone. */
    public boolean followsFile() {
        return followsFile;
    }

    public RegistryCounts counts() {
        return registry.counts();
    }

    /** @param number E.164 digits without plus sign */
    public Optional<RecipientRegistry.Found> find(String number) {
        return RecipientRow.isNumber(number) ? registry.find(number) : Optional.empty();
    }

    /**
     * Adds somebody or replaces what is known of him.
     *
     * @param texts by column, empty for none, as a file would write them
     * @throws RegistryUnusable when it is not kept
     */
    public Written put(Function<String, String> texts) {
        List<String> faults = new ArrayList<>();
        Optional<Change> change =
                RecipientRow.usual(rules()).recipient(texts, faults::add).map(registry::put);
        return new Written(change, faults);
    }

    /**
     * Changes what is known of somebody.
     *
     * @param texts by column; empty for what stays as it is
     * @throws RegistryUnusable when it is not kept
     */
    public Written patch(String number, Function<String, Optional<String>> texts) {
        Optional<RecipientRegistry.Found> found = find(number);
        return found.isEmpty()
                ? new Written(Optional.of(new Change(Change.Kind.NOBODY, NumberIndex.NOBODY)), List.of())
                : put(column -> texts.apply(column)
                        .orElseGet(() -> RecipientRow.text(found.get().recipient(), column)));
    }

    /** Nothing is sent to that number any more. @throws RegistryUnusable when it is not kept */
    public Written withdraw(String number) {
        return RecipientRow.isNumber(number)
                ? new Written(Optional.of(registry.withdraw(number, clock.instant())), List.of())
                : noNumber();
    }

    /** Leaves nothing of somebody. @throws RegistryUnusable when it is not kept */
    public Written erase(String number) {
        return RecipientRow.isNumber(number) ? new Written(Optional.of(registry.erase(number)), List.of()) : noNumber();
    }

    /**
     * Reads a CSV file and says what it would do, or does just that.
     *
     * @param seal of the dry run that is to be done; empty for a dry run
     * @throws IOException when the stream fails
     * @throws RegistryUnusable when it is not kept
     */
    public Import takeOver(InputStream csv, RegistryImport.Mode mode, Optional<String> seal) throws IOException {
        if (!importing.tryAcquire()) {
            return new Import(Fate.BUSY, 0, RegistryImport.Diff.NOTHING, "", List.of(), 0);
        }
        try {
            MessageDigest digest = TableHash.sha256();
            RegistryImport rows = registry.begin(mode);
            RegistryCsv.Reading reading =
                    RegistryCsv.read(new DigestInputStream(new Limited(csv), digest), rules(), rows::add);
            RegistryImport.Diff diff = rows.diff();
            digest.update((mode + " " + diff).getBytes(StandardCharsets.UTF_8));
            String own = HexFormat.of().formatHex(digest.digest(), 0, SEAL_OCTETS);
            return new Import(
                    fate(rows, reading, seal, own), reading.rows(), diff, own, reading.problems(), reading.faults());
        } finally {
            importing.release();
        }
    }

    private Fate fate(RegistryImport rows, RegistryCsv.Reading reading, Optional<String> seal, String own) {
        if (reading.faults() > 0) {
            return Fate.FAULTY;
        }
        if (seal.isEmpty()) {
            return Fate.DRY;
        }
        return seal.get().equals(own) && registry.take(rows, "") ? Fate.IN_FORCE : Fate.DIFFERENT;
    }

    private RecipientRow.Rules rules() {
        return new RecipientRow.Rules(clock.instant(), consentRequired);
    }

    private static Written noNumber() {
        return new Written(Optional.empty(), List.of(RecipientRow.NO_NUMBER));
    }

    /** Ends with a failure beyond what a registry can hold. */
    private static final class Limited extends FilterInputStream {
        private long left = MOST_OCTETS;

        private Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            int read = super.read(octets, offset, length);
            return count(read, Math.max(read, 0));
        }

        private int count(int result, int octets) throws IOException {
            left -= octets;
            if (left < 0) {
                throw new IOException("the file is larger than " + (MOST_OCTETS >> 20) + " MiB");
            }
            return result;
        }
    }
}
