package org.tocsin.sms;

/**
 * A message id with the SMSC that gave it, in one text for the ledger: two SMSCs may give the same id. Ids of the first SMSC
 * stand as they are; before the others' stands a control character, which no id has.
 */
final class SmscId {
    private static final char FIRST_PRINTABLE = ' ';

    private SmscId() {}

    /** @param smsc from 0 */
    static String of(int smsc, String id) {
        return smsc == 0 ? id : (char) smsc + id;
    }

    /** Which SMSC gave it, from 0. */
    static int smsc(String text) {
        return text.isEmpty() || text.charAt(0) >= FIRST_PRINTABLE ? 0 : text.charAt(0);
    }

    /** As the SMSC wrote it; empty where it gave none. */
    static String id(String text) {
        return smsc(text) == 0 ? text : text.substring(1);
    }
}
