package org.tocsin.simulator;

/** Who may bind to the simulated SMSC. */
record SmscAccount(String systemId, String password) {

    /** The status of a bind with these fields (SMPP 3.4 4.1.5). */
    int check(SmscFields bind) {
        if (!bind.text().equals(systemId)) {
            return SmscReplies.INVALID_SYSTEM_ID;
        }
        return bind.text().equals(password) ? SmscPdu.OK : SmscReplies.INVALID_PASSWORD;
    }
}
