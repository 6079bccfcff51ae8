package org.tocsin.route;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.route.IntakeDecision.Accept;
import org.tocsin.route.chain.ChainIndex;

/** Submission in, decision out; what is accepted is on disk at the broker before the decision comes out. */
public final class IntakeRoute extends RouteBuilder {
    static final String ENTRY = "direct:intake";

    private final Intake intake;
    private final AcceptedIndex index;
    private final ChainIndex chain;
    private final Arrivals arrivals;
    private final HeldAlerts held;

    public IntakeRoute(Intake intake, AcceptedIndex index, ChainIndex chain, Arrivals arrivals, HeldAlerts held) {
        this.intake = intake;
        this.index = index;
        this.chain = chain;
        this.arrivals = arrivals;
        this.held = held;
    }

    @Override
    public void configure() {
        from(ENTRY)
                .routeId("intake")
                .errorHandler(noErrorHandler())
                .process(this::decide)
                .filter(body().isInstanceOf(Accept.class))
                .process(this::load)
                .to(ExchangePattern.InOnly, Transfer.KEEP)
                .process(this::confirm);
    }

    private void decide(Exchange exchange) {
        IntakeDecision decision = intake.decide(Transfer.body(exchange.getMessage(), Intake.Submission.class));
        exchange.getMessage().setBody(decision);
        exchange.setProperty(Accept.class.getName(), decision);
    }

    private void load(Exchange exchange) {
        AcceptedAlert alert = decision(exchange).alert();
        arrivals.expect(alert.key());
        Transfer.load(exchange, Messages.accepted(alert));
    }

    private void confirm(Exchange exchange) {
        Accept accept = decision(exchange);
        index.confirm(accept.reservation());
        chain.add(accept.alert().message().alert(), accept.alert().expires());
        accept.alert().sameAs().ifPresent(first -> chain.sameAs(accept.alert().key(), first));
        intake.kept(accept.alert());
        chain.followers(accept.alert().key()).forEach(held::release);
        exchange.getMessage().setBody(accept);
    }

    private static Accept decision(Exchange exchange) {
        if (exchange.getProperty(Accept.class.getName()) instanceof Accept accept) {
            return accept;
        }
        throw new IllegalStateException("only what was accepted comes this far");
    }
}
