package org.tocsin.sms.smpp;

import java.util.Locale;

/** A command_status other than OK and what it asks of the sender (SMPP 3.4 5.1.3). */
public record CommandStatus(int code) {
    public static final int ALREADY_BOUND = 0x05;
    public static final int THROTTLED = 0x58;
    public static final int QUEUE_FULL = 0x14;
    public static final int SYSTEM_ERROR = 0x08;
    public static final int INVALID_DESTINATION = 0x0B;
    public static final int INVALID_DESTINATION_TON = 0x50;
    public static final int INVALID_DESTINATION_NPI = 0x51;

    /** What to do about it. */
    public enum Meaning {
        /** Less, please: the same recipient again later. */
        PACE,
        /** Later may work for this recipient. */
        TRANSIENT,
        /** This recipient never works. */
        RECIPIENT,
        /** This message never works, for anybody. */
        MESSAGE,
        /** This message never works, for anybody, because of our settings. */
        SETTINGS,
        /** The bind is not what it should be. */
        SESSION,
        /** The bind cannot come about with these credentials. */
        CREDENTIALS
    }

    /** Such as {@code 0x58 throttled}. */
    @Override
    public String toString() {
        String number = String.format(Locale.ROOT, "0x%02X", code);
        String name = StatusTable.STANDARD.name(this);
        return name.isEmpty() ? number : number + " " + name;
    }
}
