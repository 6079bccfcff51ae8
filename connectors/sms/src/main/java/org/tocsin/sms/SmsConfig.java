package org.tocsin.sms;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.tocsin.connector.Settings;
import org.tocsin.sms.recipient.RecipientRegistry;
import org.tocsin.sms.recipient.RegistryUnusable;
import org.tocsin.sms.smpp.SubmitOptions;
import org.tocsin.sms.text.Concatenation;
import org.tocsin.sms.text.ShiftTable;
import org.tocsin.sms.text.TextEncoder;

/**
 * The settings of one SMS channel; docs/connectors/sms.md lists the keys.
 *
 * @param smscs the short message centres that share the work, the first one first
 * @param recipients who may be sent to
 * @param mostChunk most recipients in one part of a split delivery
 * @param timeLimit after which one attempt begins no more groups
 * @param leastValidity with less time than this left nothing is sent
 * @param busyPatience how long an attempt goes on, slower, with an SMSC that takes nothing and asks for less
 * @param retention how long after an alert's end its recipients and results are kept
 * @param repetition from which severity on an unanswered submit is sent once more
 * @param doubtWait how long a late receipt is waited for before that
 * @param cancelPending whether a Cancel first asks the SMSC to drop what it has not delivered
 */
public record SmsConfig(
        List<Smsc> smscs,
        SubmitOptions options,
        TextEncoder encoder,
        RecipientRegistry recipients,
        RegistrySettings registry,
        int mostChunk,
        Duration timeLimit,
        Duration leastValidity,
        Duration busyPatience,
        Duration retention,
        boolean cancelPending,
        Repetition repetition,
        Duration doubtWait) {
    private static final int GROUPS_A_WINDOW = 8;
    private static final int SECONDS_A_CHUNK = 2;

    /** As many as {@link RefusalStreak} needs to see that something is wrong with all. */
    private static final int LEAST_CHUNK = 20;

    private static final int MOST_CHUNKS = 4_000;

    /** Reads them; what is wrong is told by {@link Settings#problems()}. */
    public static SmsConfig from(Settings settings) {
        RegistrySettings registry = RegistrySettings.from(settings);
        return new SmsConfig(
                SmscSettings.from(settings),
                new SubmitOptions(
                        SourceAddress.from(settings),
                        settings.number("priority", 0, 3, 3),
                        settings.number("registered-delivery", 0, 2, 1),
                        settings.flag("message-reference", false)),
                encoder(settings),
                registry.rows(settings),
                registry,
                settings.number("chunk-size", 1, 100_000, 500),
                settings.duration("time-limit", Duration.ofSeconds(9)),
                settings.duration("least-validity", Duration.ofSeconds(60)),
                settings.duration("busy-patience", Duration.ofSeconds(10)),
                settings.duration("state-retention", Duration.ofHours(24)),
                settings.flag("cancel-pending", true),
                settings.choice("repeat-unanswered", Repetition.class, Repetition.ALL),
                settings.duration("unanswered-wait", Duration.ofSeconds(10)));
    }

    /**
     * The same with the registry as it is kept; until then there are only the rows of the file that the settings name.
     *
     * @param folder where registries lie
     * @throws RegistryUnusable when it cannot be read
     */
    public SmsConfig withRegistry(Path folder, String channel) {
        return new SmsConfig(
                smscs,
                options,
                encoder,
                registry.open(folder, channel, recipients),
                registry,
                mostChunk,
                timeLimit,
                leastValidity,
                busyPatience,
                retention,
                cancelPending,
                repetition,
                doubtWait);
    }

    /** Groups of one delivery in flight at a time: enough that one is answered while the next goes out. */
    int groupsAtATime() {
        return GROUPS_A_WINDOW * binds();
    }

    /** Recipients that are claimed and settled together. */
    int groupSize() {
        return (smallestWindow() + GROUPS_A_WINDOW - 1) / GROUPS_A_WINDOW;
    }

    /** Sessions with all SMSCs together. */
    int binds() {
        return smscs.stream().mapToInt(smsc -> smsc.smpp().binds()).sum();
    }

    int smallestWindow() {
        return smscs.stream().mapToInt(smsc -> smsc.smpp().window()).min().orElse(1);
    }

    /** How long the slowest of the SMSCs may take for an answer. */
    Duration longestAnswer() {
        return smscs.stream()
                .map(smsc -> smsc.smpp().requestTimeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Parts a second that the contracts with all SMSCs allow together; 0 when one of them has no limit. */
    int partsPerSecond() {
        boolean limited = smscs.stream().noneMatch(smsc -> smsc.smpp().partsPerSecond() == 0);
        return limited
                ? smscs.stream().mapToInt(smsc -> smsc.smpp().partsPerSecond()).sum()
                : 0;
    }

    /**
     * Recipients in one part of a split delivery: no more than two seconds of the contract, so that what is graver soon gets
     * its turn, yet not so few that a large delivery is too many messages for the broker.
     *
     * @param parts of the longest text
     */
    int chunkSize(int recipients, int parts) {
        int pace = partsPerSecond();
        int quick = pace == 0 ? mostChunk : Math.max(LEAST_CHUNK, SECONDS_A_CHUNK * pace / Math.max(1, parts));
        return Math.min(mostChunk, Math.max(quick, (recipients + MOST_CHUNKS - 1) / MOST_CHUNKS));
    }

    private static TextEncoder encoder(Settings settings) {
        Concatenation concatenation = settings.choice("concatenation", Concatenation.class, Concatenation.EIGHT_BIT);
        ShiftTable shift = settings.choice("shift-table", ShiftTable.class, ShiftTable.NONE);
        boolean bothHeaders = concatenation == Concatenation.EIGHT_BIT || concatenation == Concatenation.SIXTEEN_BIT;
        if (shift != ShiftTable.NONE && !bothHeaders) {
            settings.report("shift-table", "A shift table needs concatenation eight-bit or sixteen-bit.");
        }
        return new TextEncoder(
                settings.flag("plain-typography", true),
                concatenation,
                bothHeaders ? shift : ShiftTable.NONE,
                settings.number("max-parts", 1, TextEncoder.PROTOCOL_MOST_PARTS, 4));
    }
}
