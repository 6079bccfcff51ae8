package org.tocsin.route;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.Finding;
import org.tocsin.route.IntakeDecision.Accept;
import org.tocsin.route.IntakeDecision.Cause;

/** Where every way in hands its submissions to the intake route. Safe for concurrent use; blocks until it is on disk. */
public final class IntakeDoor {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeDoor.class);

    private static final Duration SOON = Duration.ofSeconds(2);

    private final ProducerTemplate producer;
    private final AcceptedIndex index;
    private final Arrivals arrivals;
    private final BooleanSupplier brokerHasRoom;

    /** @param brokerHasRoom whether the broker would keep a message now, as far as it knows */
    public IntakeDoor(CamelContext camel, AcceptedIndex index, Arrivals arrivals, BooleanSupplier brokerHasRoom) {
        this.producer = camel.createProducerTemplate();
        this.index = index;
        this.arrivals = arrivals;
        this.brokerHasRoom = brokerHasRoom;
    }

    /** An Accept that comes out of here is on disk; a refusal has kept nothing. */
    public IntakeDecision submit(Intake.Submission submission) {
        if (!brokerHasRoom.getAsBoolean()) {
            LOG.error("event=not-kept reason=\"the broker is down or its disk is full\"");
            return notKept();
        }
        Exchange exchange =
                producer.request(IntakeRoute.ENTRY, in -> in.getMessage().setBody(submission));
        if (exchange.getException() == null) {
            return Transfer.body(exchange.getMessage(), IntakeDecision.class);
        }
        if (exchange.getProperty(Accept.class.getName()) instanceof Accept accept) {
            index.release(accept.reservation());
            arrivals.settle(accept.alert().key());
            LOG.error(
                    "event=not-kept alert={} reason=\"{}\"",
                    accept.alert().key(),
                    exchange.getException().getMessage());
            return notKept();
        }
        throw new CamelExecutionException("The intake failed.", exchange, exchange.getException());
    }

    static IntakeDecision notKept() {
        return new IntakeDecision.Refuse(
                Cause.NOT_KEPT,
                List.of(Finding.error(
                        PlanRuleBook.BROKER,
                        "/alert",
                        "The message could not be kept on disk, so it was not accepted. Send it again; a"
                                + " repeat does no harm.")),
                Optional.of(SOON));
    }
}
