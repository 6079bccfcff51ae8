package org.tocsin.route.ledger;

import java.util.Locale;
import java.util.Optional;
import org.tocsin.connector.ReasonCode;
import org.tocsin.route.plan.PlannedDelivery;

/** What the ledger keeps of a planned delivery. */
public record PlannedFact(
        String channel,
        String target,
        String kind,
        String mode,
        String action,
        String rule,
        Optional<ReasonCode> skipped) {

    public static PlannedFact of(PlannedDelivery delivery) {
        var channel = delivery.channel().channel();
        return new PlannedFact(
                channel.name(),
                channel.target(),
                channel.kind().text(),
                channel.mode().name().toLowerCase(Locale.ROOT),
                delivery.action().name(),
                delivery.rule(),
                delivery.skipped());
    }
}
