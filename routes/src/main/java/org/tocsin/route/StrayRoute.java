package org.tocsin.route;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.dead.Letters;

/**
 * Ends what waited for a channel that has left the plan: one transaction for each delivery, with its receipt and a dead letter,
 * which can be replayed once the channel is back.
 */
public final class StrayRoute extends RouteBuilder {
    private final String queue;
    private final Clock clock;
    private final CancelWatch cancels;

    /** @param queue that no channel of the plan reads any more */
    public StrayRoute(String queue, Clock clock, CancelWatch cancels) {
        this.queue = queue;
        this.clock = clock;
        this.cancels = cancels;
    }

    @Override
    public void configure() {
        from(Transfer.TRANSACTED + ":queue:" + queue + "?concurrentConsumers=1")
                .routeId("stray-" + queue)
                .errorHandler(noErrorHandler())
                .process(this::end)
                .split(body())
                .stopOnException()
                .process(Transfer::loadBody)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.TRANSACTED));
    }

    private void end(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> headers = message.getHeaders();
        Receipt receipt = Receipts.ended(
                headers,
                State.REFUSED,
                ReasonCode.MISCONFIGURED,
                "The channel " + Messages.text(headers, Envelope.CHANNEL)
                        + " has left the plan while this waited; it can be replayed once the channel is back.",
                clock.instant());
        cancels.learn(receipt);
        message.setBody(List.of(
                Messages.receipt(receipt),
                Letters.letter(
                        receipt.eventId(),
                        queue,
                        headers,
                        Transfer.body(message, byte[].class),
                        Consignment.number(headers, Envelope.ATTEMPTS, 0),
                        Consignment.number(headers, "JMSPriority", 4),
                        new Letters.Cause(ReasonCode.MISCONFIGURED, receipt.detail(), receipt.at()))));
    }
}
