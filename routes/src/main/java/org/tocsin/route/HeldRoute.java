package org.tocsin.route;

import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.route.plan.Plan;

/** One transaction: take one alert that waited for a message that it refers to, and send its deliveries or let it wait on. */
public final class HeldRoute extends RouteBuilder {
    private final Supplier<Plan> plans;
    private final Hold hold;

    public HeldRoute(Supplier<Plan> plans, Hold hold) {
        this.plans = plans;
        this.hold = hold;
    }

    @Override
    public void configure() {
        from(Transfer.ONE_BY_ONE + ":queue:" + Envelope.HELD_QUEUE + "?concurrentConsumers=1")
                .routeId("held")
                .errorHandler(noErrorHandler())
                .process(this::look)
                .split(body())
                .stopOnException()
                .process(Transfer::loadBody)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.ONE_BY_ONE));
    }

    private void look(Exchange exchange) {
        Message message = exchange.getMessage();
        AcceptedAlert accepted = Messages.accepted(Transfer.body(message, byte[].class), message.getHeaders());
        message.setBody(
                hold.goOn(accepted, new FanOut(plans.get()), Messages.text(message.getHeaders(), Envelope.MESSAGE_ID)));
    }
}
