package org.tocsin.cellbroadcast;

import org.tocsin.connector.Settings;

/** By what way a channel of this kind reaches its peer. */
public enum Transport {
    /** A base station controller of the second generation (3GPP TS 48.049). */
    CBSP,
    /** The cell broadcast centre of an operator, over HTTPS. */
    CAP_HTTPS,
    /** A mobility management entity of the fourth generation (3GPP TS 29.168). */
    SBC_AP;

    private static final int CBSP_PORT = 48049;
    private static final int SBC_AP_PORT = 29168;

    /** The radio technology of the cells behind such a peer, as cell registries name it. */
    String radio() {
        return this == SBC_AP ? CellColumns.LTE : CellColumns.GSM;
    }

    /** Where peers listen unless the settings say otherwise. */
    int usualPort() {
        return this == SBC_AP ? SBC_AP_PORT : CBSP_PORT;
    }

    /** The setting {@code transport}; {@code cbsp} where it is left out. */
    public static Transport from(Settings settings) {
        return settings.choice("transport", Transport.class, CBSP);
    }
}
