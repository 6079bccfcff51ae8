package org.tocsin.cellbroadcast.cbc;

import org.tocsin.cellbroadcast.BlockIdentifiers;
import org.tocsin.connector.Settings;

/**
 * What an operator that takes IBAG wants beside what all want.
 *
 * @param naming how the centre is to know an alert
 * @param alertUri where the public reads more; empty for none
 */
public record IbagSettings(BlockIdentifiers identifiers, ChannelCategories categories, Naming naming, String alertUri) {

    /** How the centre is to know an alert. */
    public enum Naming {
        /** By the identifier of the CAP message. */
        CAP_IDENTIFIER,
        /** By the gateway's key of the alert: 26 letters and digits. */
        ALERT_KEY
    }

    static IbagSettings from(Settings settings) {
        return new IbagSettings(
                BlockIdentifiers.from(settings),
                ChannelCategories.from(settings),
                settings.choice("message-id", Naming.class, Naming.CAP_IDENTIFIER),
                settings.text("alert-uri", ""));
    }
}
