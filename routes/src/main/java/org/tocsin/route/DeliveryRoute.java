package org.tocsin.route;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.route.dead.Letters;
import org.tocsin.route.plan.PlannedChannel;

/**
 * One transaction for each attempt on one channel: take a delivery, let the courier try, send its receipt and, unless it
 * ended, the messages in which it goes on.
 */
public final class DeliveryRoute extends RouteBuilder {
    static final String PREFIX = "deliver-";

    private final PlannedChannel channel;
    private final boolean urgent;
    private final Courier courier;
    private final CancelWatch cancels;
    private final DeliveryMetrics metrics;

    /** @param urgent whether it serves what nothing less grave may delay, or the rest */
    public DeliveryRoute(
            PlannedChannel channel, boolean urgent, Courier courier, CancelWatch cancels, DeliveryMetrics metrics) {
        this.channel = channel;
        this.urgent = urgent;
        this.courier = courier;
        this.cancels = cancels;
        this.metrics = metrics;
    }

    /** The ids of the routes that serve this channel. */
    static List<String> routeIds(String channel) {
        return List.of(routeId(channel, true), routeId(channel, false));
    }

    private static String routeId(String channel, boolean urgent) {
        return PREFIX + (urgent ? "urgent-" : "") + channel;
    }

    @Override
    public void configure() {
        from(Transfer.ONE_BY_ONE + ":queue:" + channel.queue(urgent) + "?concurrentConsumers=" + channel.lane(urgent))
                .routeId(routeId(channel.name(), urgent))
                .errorHandler(noErrorHandler())
                .process(this::attempt)
                .split(body())
                .stopOnException()
                .process(Transfer::loadBody)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.ONE_BY_ONE));
    }

    private void attempt(Exchange exchange) {
        Message message = exchange.getMessage();
        Consignment consignment = Consignment.of(Transfer.body(message, byte[].class), message.getHeaders());
        CourierResult result = courier.carry(consignment);
        metrics.attempted(consignment, result);
        message.setBody(parcels(message, consignment, result));
    }

    /** What somebody can mend is laid before an operator, with the receipt in one transaction. */
    private List<Parcel> ended(Message message, Consignment consignment, Receipt receipt) {
        Optional<ReasonCode> mendable = receipt.reason().filter(ReasonCode::canBeMended);
        return mendable.isEmpty()
                ? List.of(Messages.receipt(receipt))
                : List.of(
                        Messages.receipt(receipt),
                        Letters.letter(
                                consignment.name() + "/" + consignment.attempt(),
                                channel.queue(urgent),
                                message.getHeaders(),
                                consignment.message().bytes(),
                                consignment.attempt(),
                                Priority.of(consignment.message().alert()),
                                new Letters.Cause(mendable.get(), receipt.detail(), receipt.at())));
    }

    private List<Parcel> parcels(Message message, Consignment consignment, CourierResult result) {
        if (result instanceof CourierResult.Ended ended) {
            cancels.learn(ended.receipt());
            return ended(message, consignment, ended.receipt());
        }
        if (result instanceof CourierResult.Divided divided) {
            return Onward.parts(channel, consignment, message.getHeaders(), divided.parts());
        }
        CourierResult.Later later = (CourierResult.Later) result;
        cancels.learn(later.receipt());
        return List.of(
                Messages.receipt(later.receipt()),
                Onward.later(channel, consignment, message.getHeaders(), later.next()));
    }
}
