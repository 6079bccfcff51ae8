package org.tocsin.route;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.route.plan.PlannedChannel;

/** One transaction for each attempt on one channel: take a delivery, let the courier try, send its receipt or its parts. */
public final class DeliveryRoute extends RouteBuilder {
    private final PlannedChannel channel;
    private final Courier courier;
    private final ReceiptSink waits;
    private final DeliveryMetrics metrics;

    /** @param waits takes the receipts of attempts whose transaction rolls back, so it must not be part of it */
    public DeliveryRoute(PlannedChannel channel, Courier courier, ReceiptSink waits, DeliveryMetrics metrics) {
        this.channel = channel;
        this.courier = courier;
        this.waits = waits;
        this.metrics = metrics;
    }

    /** The id of the route that serves this channel. */
    public static String routeId(String channel) {
        return "deliver-" + channel;
    }

    @Override
    public void configure() {
        from(Transfer.CHANNEL + ":queue:" + channel.queue() + "?concurrentConsumers="
                        + channel.guard().concurrency())
                .routeId(routeId(channel.name()))
                .errorHandler(noErrorHandler())
                .process(this::attempt)
                .split(body())
                .stopOnException()
                .process(Transfer::loadBody)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.CHANNEL));
    }

    private void attempt(Exchange exchange) throws TryLater {
        Message message = exchange.getMessage();
        Consignment consignment = Consignment.of(Transfer.body(message, byte[].class), message.getHeaders());
        CourierResult result = courier.carry(consignment);
        metrics.attempted(consignment, result);
        message.setBody(parcels(message, consignment, result));
    }

    private List<Parcel> parcels(Message message, Consignment consignment, CourierResult result) throws TryLater {
        if (result instanceof CourierResult.Ended ended) {
            return List.of(Messages.receipt(ended.receipt()));
        }
        if (result instanceof CourierResult.Divided divided) {
            return Parts.parcels(channel, consignment, divided.parts(), message.getHeaders());
        }
        CourierResult.Later later = (CourierResult.Later) result;
        waits.accept(later.receipt());
        throw new TryLater(later.receipt());
    }
}
