package org.tocsin.route;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.tocsin.connector.Receipt;
import org.tocsin.route.ledger.Database;
import org.tocsin.route.ledger.PlannedFact;
import org.tocsin.route.ledger.Projection;
import tools.jackson.core.type.TypeReference;

/** Takes facts from their queue into the ledger; what the ledger cannot keep now stays in the queue. */
public final class LedgerRoute extends RouteBuilder {
    private static final TypeReference<List<PlannedFact>> PLANNED = new TypeReference<>() {};

    private final Database ledger;
    private final Duration limit;
    private final int consumers;
    private final Arrivals arrivals;
    private final MeterRegistry registry;

    /** @param consumers facts in the air at once; the ledger commits them together */
    public LedgerRoute(Database ledger, Duration limit, int consumers, Arrivals arrivals, MeterRegistry registry) {
        this.ledger = ledger;
        this.limit = limit;
        this.consumers = consumers;
        this.arrivals = arrivals;
        this.registry = registry;
    }

    @Override
    public void configure() {
        from(Transfer.TRANSACTED + ":queue:" + Envelope.RECEIPTS_QUEUE + "?concurrentConsumers=" + consumers)
                .routeId("ledger")
                .errorHandler(noErrorHandler())
                .process(exchange -> keep(exchange.getMessage()));
    }

    private void keep(Message message) {
        String fact = Messages.text(message.getHeaders(), Envelope.FACT);
        if (fact.equals(Envelope.FACT_ACCEPTED)) {
            AcceptedAlert accepted = Messages.accepted(Transfer.body(message, byte[].class), message.getHeaders());
            List<PlannedFact> planned = Json.read(Messages.text(message.getHeaders(), Envelope.PLANNED), PLANNED);
            ledger.write(limit, database -> {
                Projection.accepted(database, accepted, planned);
                return accepted.key();
            });
            arrivals.settle(accepted.key());
        } else if (fact.equals(Envelope.FACT_ACTION)) {
            OperatorAction action = Json.read(Transfer.body(message, String.class), OperatorAction.class);
            ledger.write(limit, database -> {
                Projection.action(database, action);
                return action.eventId();
            });
        } else {
            Receipt receipt = Json.read(Transfer.body(message, String.class), Receipt.class);
            ledger.write(limit, database -> {
                Projection.receipt(database, receipt);
                return receipt.eventId();
            });
        }
        registry.counter("tocsin.ledger.facts", "fact", fact).increment();
    }
}
