package org.tocsin.sms.smpp;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A command_status other than OK and what it asks of the sender (SMPP 3.4 5.1.3). */
public record CommandStatus(int code) {
    public static final int ALREADY_BOUND = 0x05;
    public static final int THROTTLED = 0x58;
    public static final int QUEUE_FULL = 0x14;
    public static final int SYSTEM_ERROR = 0x08;

    /** What to do about it. */
    public enum Meaning {
        /** Less, please: the same recipient again later. */
        PACE,
        /** Later may work for this recipient. */
        TRANSIENT,
        /** This recipient never works. */
        RECIPIENT,
        /** This message or account never works, for anybody. */
        MESSAGE,
        /** The bind is not what it should be. */
        SESSION
    }

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x01, "message length invalid"),
            Map.entry(0x02, "command length invalid"),
            Map.entry(0x03, "command id invalid"),
            Map.entry(0x04, "wrong bind state"),
            Map.entry(ALREADY_BOUND, "already bound"),
            Map.entry(0x06, "priority flag invalid"),
            Map.entry(0x07, "registered delivery invalid"),
            Map.entry(SYSTEM_ERROR, "system error"),
            Map.entry(0x0A, "source address invalid"),
            Map.entry(0x0B, "destination address invalid"),
            Map.entry(0x0D, "bind failed"),
            Map.entry(0x0E, "password invalid"),
            Map.entry(0x0F, "system id invalid"),
            Map.entry(QUEUE_FULL, "message queue full"),
            Map.entry(0x15, "service type invalid"),
            Map.entry(0x43, "esm_class invalid"),
            Map.entry(0x45, "submit failed"),
            Map.entry(0x48, "source type of number invalid"),
            Map.entry(0x49, "source numbering plan invalid"),
            Map.entry(0x50, "destination type of number invalid"),
            Map.entry(0x51, "destination numbering plan invalid"),
            Map.entry(THROTTLED, "throttled"),
            Map.entry(0x62, "validity period invalid"));

    private static final Set<Integer> SESSION_CODES = Set.of(0x04, ALREADY_BOUND, 0x0D, 0x0E, 0x0F);
    private static final Set<Integer> RECIPIENT_CODES = Set.of(0x0B, 0x44, 0x50, 0x51, 0x65, 0x66);
    private static final Set<Integer> SETTINGS_CODES = Set.of(0x06, 0x07, 0x0A, 0x15, 0x48, 0x49, 0x53);
    private static final Set<Integer> MESSAGE_CODES = Set.of(
            0x01, 0x02, 0x03, 0x43, 0x54, 0x61, 0x62, 0x63, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0x100, 0x101, 0x103, 0x104);

    /** A code that no table knows is transient: an unfamiliar SMSC must not burn recipients. */
    public Meaning meaning() {
        if (code == THROTTLED || code == QUEUE_FULL) {
            return Meaning.PACE;
        }
        if (SESSION_CODES.contains(code)) {
            return Meaning.SESSION;
        }
        if (RECIPIENT_CODES.contains(code)) {
            return Meaning.RECIPIENT;
        }
        return SETTINGS_CODES.contains(code) || MESSAGE_CODES.contains(code) ? Meaning.MESSAGE : Meaning.TRANSIENT;
    }

    /** Whether our own settings are what the SMSC complains of. */
    public boolean blamesSettings() {
        return SETTINGS_CODES.contains(code) || code == 0x0E || code == 0x0F;
    }

    /** Such as {@code 0x58 throttled}. */
    @Override
    public String toString() {
        String number = String.format(Locale.ROOT, "0x%02X", code);
        String name = NAMES.get(code);
        return name == null ? number : number + " " + name;
    }
}
