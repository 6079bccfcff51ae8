package org.tocsin.simulator;

/** The fields of a submit_sm that matter to a phone (SMPP 3.4 4.4.1). */
final class SmscSubmit {
    private static final int UDHI = 0x40;

    private final String source;
    private final String destination;
    private final int esmClass;
    private final int priority;
    private final String validity;
    private final int registeredDelivery;
    private final int dataCoding;
    private final byte[] shortMessage;

    /** @throws IndexOutOfBoundsException when the body ends too early */
    SmscSubmit(SmscFields fields) {
        fields.text();
        fields.octets(2);
        source = fields.text();
        fields.octets(2);
        destination = fields.text();
        esmClass = fields.octet();
        fields.octet();
        priority = fields.octet();
        fields.text();
        validity = fields.text();
        registeredDelivery = fields.octet();
        fields.octet();
        dataCoding = fields.octet();
        fields.octet();
        shortMessage = fields.octets(fields.octet());
    }

    String source() {
        return source;
    }

    String destination() {
        return destination;
    }

    boolean hasHeader() {
        return (esmClass & UDHI) != 0;
    }

    int priority() {
        return priority;
    }

    String validity() {
        return validity;
    }

    boolean wantsReceipt() {
        return (registeredDelivery & 1) != 0;
    }

    int dataCoding() {
        return dataCoding;
    }

    byte[] shortMessage() {
        return shortMessage.clone();
    }
}
