package org.tocsin.cellbroadcast;

import org.tocsin.cellbroadcast.page.SerialNumber;

/** So many broadcasts of one MessageIdentifier are on the air that no message code is left for another one (TS 23.041 9.4.1.2.1). */
final class NoFreeCode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoFreeCode(int messageIdentifier) {
        super("All " + SerialNumber.MESSAGE_CODES + " message codes of MessageIdentifier " + messageIdentifier
                + " are on the air; one comes free when a broadcast ends. Nothing was sent.");
    }
}
