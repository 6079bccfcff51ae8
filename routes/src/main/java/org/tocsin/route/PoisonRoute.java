package org.tocsin.route;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.dead.Letters;

/** One transaction: take a message that no attempt could read, say that its delivery is DEAD, lay it before an operator. */
public final class PoisonRoute extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonRoute.class);
    private static final String DETAIL =
            "No attempt could read this message; the log says why. It waits for an operator.";

    private final Clock clock;
    private final CancelWatch cancels;

    public PoisonRoute(Clock clock, CancelWatch cancels) {
        this.clock = clock;
        this.cancels = cancels;
    }

    @Override
    public void configure() {
        from(Transfer.TRANSACTED + ":queue:" + Envelope.POISON_QUEUE + "?concurrentConsumers=1")
                .routeId("poison")
                .errorHandler(noErrorHandler())
                .process(this::bury)
                .split(body())
                .stopOnException()
                .process(Transfer::loadBody)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.TRANSACTED));
    }

    private void bury(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> headers = message.getHeaders();
        Instant now = clock.instant();
        String from = String.valueOf(headers.get(Envelope.ORIGINAL_ADDRESS));
        String name = String.valueOf(headers.get(Envelope.MESSAGE_ID));
        LOG.error("event=poison queue={} message={} alert={}", from, name, headers.get(Envelope.KEY));
        List<Parcel> parcels = new ArrayList<>();
        if (headers.containsKey(Envelope.CHANNEL)) {
            Receipt receipt = Receipts.ended(headers, State.DEAD, ReasonCode.INTERNAL, DETAIL, now);
            cancels.learn(receipt);
            parcels.add(Messages.receipt(receipt));
        }
        parcels.add(Letters.letter(
                name,
                from,
                headers,
                Objects.requireNonNullElse(message.getBody(), new byte[0]),
                Consignment.number(headers, Envelope.ATTEMPTS, 0) + 1,
                Consignment.number(headers, "JMSPriority", 4),
                new Letters.Cause(ReasonCode.INTERNAL, DETAIL, now)));
        message.setBody(parcels);
    }
}
