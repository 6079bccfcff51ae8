package org.tocsin.sms;

import org.tocsin.connector.ReasonCode;

/** Why a run begins nothing more. */
record Stop(Kind kind, ReasonCode code, String detail) {
    enum Kind {
        /** The broker tries again. */
        LATER,
        /** The rest is never sent. */
        ENDED,
        /** Somebody must mend something first. */
        REFUSED
    }

    static Stop later(ReasonCode code, String detail) {
        return new Stop(Kind.LATER, code, detail);
    }

    static Stop ended(ReasonCode code, String detail) {
        return new Stop(Kind.ENDED, code, detail);
    }

    static Stop refused(ReasonCode code, String detail) {
        return new Stop(Kind.REFUSED, code, detail);
    }
}
