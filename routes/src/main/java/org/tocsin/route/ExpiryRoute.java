package org.tocsin.route;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;

/** Turns deliveries whose time ran out in their queue into EXPIRED receipts. */
public final class ExpiryRoute extends RouteBuilder {
    private final Clock clock;
    private final CancelWatch cancels;
    private final DeliveryMetrics metrics;

    public ExpiryRoute(Clock clock, CancelWatch cancels, DeliveryMetrics metrics) {
        this.clock = clock;
        this.cancels = cancels;
        this.metrics = metrics;
    }

    @Override
    public void configure() {
        from(Transfer.TRANSACTED + ":queue:" + Envelope.EXPIRED_QUEUE + "?concurrentConsumers=1")
                .routeId("expiry")
                .errorHandler(noErrorHandler())
                .process(this::receipt)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.TRANSACTED));
    }

    private void receipt(Exchange exchange) {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        Receipt receipt = Receipts.ended(
                headers,
                State.EXPIRED,
                ReasonCode.EXPIRED,
                "Its time ran out at " + Messages.instant(headers, Envelope.EXPIRES)
                        + " while it waited; nothing was sent after that.",
                clock.instant());
        cancels.learn(receipt);
        metrics.expiredInQueue(receipt.delivery().channel());
        Transfer.load(exchange, Messages.receipt(receipt));
    }
}
