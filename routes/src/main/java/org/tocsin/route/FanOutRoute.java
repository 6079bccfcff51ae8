package org.tocsin.route;

import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Plan;

/** One transaction: take one accepted alert, send its deliveries and the fact for the ledger, all or none. */
public final class FanOutRoute extends RouteBuilder {
    private final String queue;
    private final Supplier<Plan> plans;
    private final Hold hold;
    private final ChainIndex chain;
    private final CancelWatch cancels;
    private final int consumers;

    /** @param queue of accepted alerts, urgent ones or others */
    public FanOutRoute(
            String queue, Supplier<Plan> plans, Hold hold, ChainIndex chain, CancelWatch cancels, int consumers) {
        this.queue = queue;
        this.plans = plans;
        this.hold = hold;
        this.chain = chain;
        this.cancels = cancels;
        this.consumers = consumers;
    }

    /** The id of the route that serves this queue. */
    static String routeId(String queue) {
        return "fan-out-" + queue;
    }

    @Override
    public void configure() {
        from(Transfer.ONE_BY_ONE + ":queue:" + queue + "?concurrentConsumers=" + consumers)
                .routeId(routeId(queue))
                .errorHandler(noErrorHandler())
                .process(this::plan)
                .split(body())
                .stopOnException()
                .process(Transfer::loadBody)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.ONE_BY_ONE));
    }

    private void plan(Exchange exchange) {
        AcceptedAlert accepted = Messages.accepted(
                Transfer.body(exchange.getMessage(), byte[].class),
                exchange.getMessage().getHeaders());
        FanOut fanOut = new FanOut(plans.get());
        chain.add(accepted.message().alert(), accepted.expires());
        accepted.sameAs().ifPresent(first -> chain.sameAs(accepted.key(), first));
        exchange.getMessage().setBody(hold.isOver(accepted) ? fanOut.parcels(accepted) : hold.begin(accepted, fanOut));
        fanOut.cancels(accepted).forEach(key -> cancels.expect(key, accepted.acceptedAt(), accepted.expires()));
    }
}
