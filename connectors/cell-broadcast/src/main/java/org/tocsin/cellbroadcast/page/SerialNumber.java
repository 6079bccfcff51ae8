package org.tocsin.cellbroadcast.page;

/**
 * Serial number of a message (3GPP TS 23.041 9.4.1.2.1). A phone stays silent about an identifier and serial number that it
 * has shown already, so a new alert needs a new code and a changed text the next update number.
 *
 * @param messageCode 0 to 1023
 * @param updateNumber 0 to 15
 */
public record SerialNumber(GeographicalScope scope, int messageCode, int updateNumber) {
    /** How many message codes there are. */
    public static final int MESSAGE_CODES = 1024;

    private static final int LAST_UPDATE = 15;

    public SerialNumber {
        if (messageCode < 0 || messageCode >= MESSAGE_CODES || updateNumber < 0 || updateNumber > LAST_UPDATE) {
            throw new IllegalArgumentException("message code " + messageCode + ", update " + updateNumber);
        }
    }

    /** @param value 16 bits as on the wire; higher bits are not looked at */
    public static SerialNumber of(int value) {
        return new SerialNumber(GeographicalScope.of((value >> 14) & 3), (value >> 4) & 0x3ff, value & 0xf);
    }

    /** 16 bits as on the wire. */
    public int value() {
        return scope.code() << 14 | messageCode << 4 | updateNumber;
    }

    /** Whether {@link #nextUpdate} has a number left; else the update needs a new message code. */
    public boolean hasNextUpdate() {
        return updateNumber < LAST_UPDATE;
    }

    /** @throws IllegalArgumentException after update number 15 */
    public SerialNumber nextUpdate() {
        return new SerialNumber(scope, messageCode, updateNumber + 1);
    }

    @Override
    public String toString() {
        return String.format("%04x", value());
    }
}
