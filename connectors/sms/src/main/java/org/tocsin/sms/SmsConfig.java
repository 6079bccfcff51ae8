package org.tocsin.sms;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.tocsin.connector.Settings;
import org.tocsin.sms.recipient.RecipientRegistry;
import org.tocsin.sms.recipient.RegistryUnusable;
import org.tocsin.sms.smpp.SmppSettings;
import org.tocsin.sms.smpp.StatusTable;
import org.tocsin.sms.smpp.SubmitOptions;
import org.tocsin.sms.text.Concatenation;
import org.tocsin.sms.text.ShiftTable;
import org.tocsin.sms.text.TextEncoder;

/**
 * The settings of one SMS channel; docs/connectors/sms.md lists the keys.
 *
 * @param recipients who may be sent to
 * @param chunkSize recipients in one part of a split delivery
 * @param timeLimit after which one attempt begins no more groups
 * @param leastValidity with less time than this left nothing is sent
 * @param busyPatience how long an attempt goes on, slower, with an SMSC that takes nothing and asks for less
 * @param messageIds how the SMSC writes ids
 * @param retention how long after an alert's end its recipients and results are kept
 * @param cancelPending whether a Cancel first asks the SMSC to drop what it has not delivered
 * @param statuses what this SMSC means by its answers
 */
public record SmsConfig(
        SmppSettings smpp,
        SubmitOptions options,
        TextEncoder encoder,
        RecipientRegistry recipients,
        RegistrySettings registry,
        int chunkSize,
        Duration timeLimit,
        Duration leastValidity,
        Duration busyPatience,
        StatusTable statuses,
        MessageIds messageIds,
        Duration retention,
        boolean cancelPending) {
    private static final int MOST_PASSWORD_OCTETS = 8;
    private static final int MOST_SYSTEM_ID_OCTETS = 15;
    private static final int GROUPS_A_WINDOW = 8;

    /** Reads them; what is wrong is told by {@link Settings#problems()}. */
    public static SmsConfig from(Settings settings) {
        RegistrySettings registry = RegistrySettings.from(settings);
        return new SmsConfig(
                smpp(settings),
                new SubmitOptions(
                        SourceAddress.from(settings),
                        settings.number("priority", 0, 3, 3),
                        settings.number("registered-delivery", 0, 2, 1)),
                encoder(settings),
                registry.rows(settings),
                registry,
                settings.number("chunk-size", 1, 100_000, 500),
                settings.duration("time-limit", Duration.ofSeconds(60)),
                settings.duration("least-validity", Duration.ofSeconds(60)),
                settings.duration("busy-patience", Duration.ofSeconds(10)),
                StatusSettings.from(settings),
                settings.choice("message-ids", MessageIds.class, MessageIds.SAME),
                settings.duration("state-retention", Duration.ofHours(24)),
                settings.flag("cancel-pending", true));
    }

    /**
     * The same with the registry as it is kept; until then there are only the rows of the file that the settings name.
     *
     * @param folder where registries lie
     * @throws RegistryUnusable when it cannot be read
     */
    public SmsConfig withRegistry(Path folder, String channel) {
        return new SmsConfig(
                smpp,
                options,
                encoder,
                registry.open(folder, channel, recipients),
                registry,
                chunkSize,
                timeLimit,
                leastValidity,
                busyPatience,
                statuses,
                messageIds,
                retention,
                cancelPending);
    }

    /** Groups of one delivery in flight at a time: enough that one is answered while the next goes out. */
    int groupsAtATime() {
        return GROUPS_A_WINDOW * smpp.binds();
    }

    /** Recipients that are claimed and settled together. */
    int groupSize() {
        return (smpp.window() + GROUPS_A_WINDOW - 1) / GROUPS_A_WINDOW;
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

    private static SmppSettings smpp(Settings settings) {
        return new SmppSettings(
                settings.text("host"),
                settings.number("port", 1, 65535),
                limited(settings, "system-id", settings.text("system-id"), MOST_SYSTEM_ID_OCTETS),
                limited(settings, "passwordFile", settings.secret("password"), MOST_PASSWORD_OCTETS),
                settings.text("system-type", ""),
                settings.duration("connect-timeout", Duration.ofSeconds(5)),
                settings.duration("request-timeout", Duration.ofSeconds(10)),
                settings.duration("enquire-link", Duration.ofSeconds(20)),
                settings.number("window", 1, SmppSettings.MOST_WINDOW, 20),
                settings.duration("reconnect-first", Duration.ofSeconds(1)),
                settings.duration("reconnect-most", Duration.ofSeconds(60)),
                settings.duration("already-bound-wait", Duration.ofSeconds(30)),
                settings.number("binds", 1, SmppSettings.MOST_BINDS, 1),
                settings.number("parts-per-second", 0, 100_000, 0),
                TlsSettings.from(settings));
    }

    private static String limited(Settings settings, String key, String value, int mostOctets) {
        if (value.getBytes(StandardCharsets.ISO_8859_1).length > mostOctets) {
            settings.report(key, "SMPP allows " + mostOctets + " octets here.");
        }
        return value;
    }
}
