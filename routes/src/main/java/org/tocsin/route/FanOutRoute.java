package org.tocsin.route;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.route.chain.ChainIndex;

/** One transaction: take one accepted alert, send its deliveries and the fact for the ledger, all or none. */
public final class FanOutRoute extends RouteBuilder {
    static final String ID = "fan-out";

    private final FanOut fanOut;
    private final Hold hold;
    private final ChainIndex chain;
    private final int consumers;

    public FanOutRoute(FanOut fanOut, Hold hold, ChainIndex chain, int consumers) {
        this.fanOut = fanOut;
        this.hold = hold;
        this.chain = chain;
        this.consumers = consumers;
    }

    @Override
    public void configure() {
        from(Transfer.TRANSACTED + ":queue:" + Envelope.ACCEPTED_QUEUE + "?concurrentConsumers=" + consumers)
                .routeId(ID)
                .errorHandler(noErrorHandler())
                .process(this::plan)
                .split(body())
                .stopOnException()
                .process(Transfer::loadBody)
                .to(ExchangePattern.InOnly, Transfer.send(Transfer.TRANSACTED));
    }

    private void plan(Exchange exchange) {
        AcceptedAlert accepted = Messages.accepted(
                Transfer.body(exchange.getMessage(), byte[].class),
                exchange.getMessage().getHeaders());
        chain.add(accepted.message().alert(), accepted.expires());
        exchange.getMessage().setBody(hold.isOver(accepted) ? fanOut.parcels(accepted) : hold.begin(accepted));
    }
}
