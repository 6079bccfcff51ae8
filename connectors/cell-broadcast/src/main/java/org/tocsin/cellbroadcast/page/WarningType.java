package org.tocsin.cellbroadcast.page;

/**
 * What a primary notification warns of: a message without text that reaches phones within seconds (3GPP TS 23.041 9.3.24).
 *
 * @param type 0 to 127: 0 earthquake, 1 tsunami, 2 both, 3 test, 4 other; the rest is reserved
 * @param userAlert whether phones sound or vibrate
 * @param popup whether phones show it over what is on the screen
 */
public record WarningType(int type, boolean userAlert, boolean popup) {
    public static final int EARTHQUAKE = 0;
    public static final int TSUNAMI = 1;
    public static final int EARTHQUAKE_AND_TSUNAMI = 2;
    public static final int TEST = 3;
    public static final int OTHER = 4;

    private static final int FIRST_IDENTIFIER = 4352;
    private static final int CODE_USER_ALERT = 0x200;
    private static final int CODE_POPUP = 0x100;
    private static final int LAST = 127;
    private static final int USER_ALERT = 0x100;
    private static final int POPUP = 0x80;

    public WarningType {
        if (type < 0 || type > LAST) {
            throw new IllegalArgumentException("warning type " + type);
        }
    }

    /** @param value 16 bits as on the wire; the seven spare bits are not looked at */
    public static WarningType of(int value) {
        return new WarningType((value >> 9) & LAST, (value & USER_ALERT) != 0, (value & POPUP) != 0);
    }

    /**
     * The message codes of such a notification: their two highest bits repeat user alert and popup (3GPP TS 23.041 9.4.1.2.1).
     */
    public CodeRange codes() {
        int flags = (userAlert ? CODE_USER_ALERT : 0) | (popup ? CODE_POPUP : 0);
        return new CodeRange(flags, CODE_POPUP);
    }

    /**
     * What a notification under that identifier and serial number says.
     *
     * @param messageId 4352 to 4356: earthquake, tsunami, both, test, other
     */
    public static WarningType of(int messageId, SerialNumber serial) {
        return new WarningType(
                messageId - FIRST_IDENTIFIER,
                (serial.messageCode() & CODE_USER_ALERT) != 0,
                (serial.messageCode() & CODE_POPUP) != 0);
    }

    /** 16 bits as on the wire. */
    public int value() {
        return type << 9 | (userAlert ? USER_ALERT : 0) | (popup ? POPUP : 0);
    }
}
