package org.tocsin.cellbroadcast;

import org.tocsin.connector.Settings;

/** By what way a channel of this kind reaches its peer. */
public enum Transport {
    /** A base station controller of the second generation (3GPP TS 48.049). */
    CBSP,
    /** The cell broadcast centre of an operator, over HTTPS. */
    CAP_HTTPS;

    /** The setting {@code transport}; {@code cbsp} where it is left out. */
    public static Transport from(Settings settings) {
        return settings.choice("transport", Transport.class, CBSP);
    }
}
