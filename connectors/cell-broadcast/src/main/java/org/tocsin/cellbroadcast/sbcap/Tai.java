package org.tocsin.cellbroadcast.sbcap;

import org.tocsin.cellbroadcast.cbsp.Plmn;

/**
 * A tracking area (3GPP TS 23.003 19.4.2.3).
 *
 * @param code 0 to 65535
 */
public record Tai(Plmn plmn, int code) {
    public Tai {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("tracking area code " + code);
        }
    }

    @Override
    public String toString() {
        return plmn + "-" + code;
    }
}
