package org.tocsin.cellbroadcast.cbc;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cellbroadcast.Admission;
import org.tocsin.cellbroadcast.ChainGate;
import org.tocsin.cellbroadcast.Deadline;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;

/**
 * Hands alerts to the cell broadcast centre of an operator over HTTPS. Accepted means that the centre took the message;
 * what becomes of it in the cells it does not tell. Safe for concurrent use; deliveries of one chain wait for each other,
 * within the time limit.
 */
public final class CbcConnector implements Connector {
    private static final Logger log = LoggerFactory.getLogger(CbcConnector.class);

    private final Channel channel;
    private final CbcConfig config;
    private final Clock clock;
    private final HandoverStore store;
    private final Bodies bodies;
    private final Endpoints endpoints;
    private final Dispatch dispatch;
    private final LinkTests tests;
    private final ExecutorService threads;
    private final ChainGate gate = new ChainGate();

    /** Begins to test the link at once. */
    public CbcConnector(Channel channel, CbcConfig config, StateStore store, Clock clock) {
        this.channel = channel;
        this.config = config;
        this.clock = clock;
        this.store = new HandoverStore(store);
        BodySigner signer = new BodySigner(config.signing(), config.signer());
        this.bodies = config.ibag()
                .<Bodies>map(ibag -> new IbagBodies(signer, config.sender(), ibag))
                .orElseGet(() -> new CapBodies(signer, config.sender(), channel.name(), config.geocodes()));
        this.endpoints = new Endpoints(channel.name(), config.endpoints());
        this.threads = Executors.newCachedThreadPool(task -> new Thread(task, "cbc-" + channel.name() + "-http"));
        SSLContext tls = config.tls().orElseThrow(() -> new IllegalArgumentException("the settings make no TLS"));
        CbcClient client = new CbcClient(tls, config.connectTimeout(), threads, clock);
        this.dispatch = new Dispatch(client, endpoints, new Judgement(config.acknowledgement()), clock);
        this.tests =
                new LinkTests(channel.name(), bodies, this.store, dispatch, endpoints, config.requestTimeout(), clock);
        tests.start(config.linkTestInterval());
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Optional<Outcome.Refused> refusal = Admission.refusal(channel, delivery, clock.instant());
        Outcome outcome = refusal.isPresent()
                ? refusal.get()
                : gate.within(delivery, config.requestTimeout(), (chain, deadline) -> handOver(delivery, deadline));
        log.info(
                "event=cbc-delivery alert={} channel={} action={} attempt={} outcome=\"{}\"",
                delivery.key().alert(),
                channel.name(),
                delivery.action(),
                delivery.attempt(),
                outcome);
        return outcome;
    }

    @Override
    public Preview preview(Delivery delivery) {
        Instant now = clock.instant();
        try {
            Optional<Outcome.Refused> refusal =
                    Admission.refusal(channel, delivery, now).or(() -> refusal(delivery, earlier(delivery), now));
            if (refusal.isPresent()) {
                return Preview.refused(refusal.get(), bodies.shortfalls(delivery.alert(), now));
            }
            List<HandoverRecord> earlier = List.copyOf(earlier(delivery).values());
            List<Handover> planned = bodies.plan(delivery, earlier, () -> 0, now);
            return Preview.sent(
                    bodies.texts(delivery, planned),
                    facts(delivery, planned, earlier),
                    bodies.shortfalls(delivery.alert(), now));
        } catch (StateStore.Unavailable e) {
            return Preview.refused(ReasonCode.STATE_UNAVAILABLE, said(e));
        }
    }

    @Override
    public LinkState link() {
        return endpoints.state();
    }

    @Override
    public LinkState probe() {
        tests.test();
        return endpoints.state();
    }

    @Override
    public void close() {
        tests.close();
        threads.shutdownNow();
    }

    private Outcome handOver(Delivery delivery, Deadline deadline) {
        try {
            return hand(delivery, deadline);
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(ReasonCode.STATE_UNAVAILABLE, said(e));
        }
    }

    private Outcome hand(Delivery delivery, Deadline deadline) {
        AlertKey alert = delivery.key().alert();
        Map<AlertKey, HandoverRecord> earlier = earlier(delivery);
        Optional<HandoverRecord> known = store.of(alert);
        // What is planned already may have been sent, whatever the attempt knows of it.
        boolean mayBeThere = known.isPresent() || delivery.possibleRepeat();
        if (known.isEmpty()) {
            Instant now = clock.instant();
            Optional<Outcome.Refused> refusal = refusal(delivery, earlier, now);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            // Durable before the first POST: a repeat after a crash must be the same message.
            known = Optional.of(planned(delivery, List.copyOf(earlier.values()), now));
        }
        return new Handing(delivery, bodies, dispatch, store, known.get(), earlier).run(mayBeThere, deadline);
    }

    private HandoverRecord planned(Delivery delivery, List<HandoverRecord> earlier, Instant now) {
        store.removeOld(now);
        HandoverRecord record = new HandoverRecord(
                bodies.identifier(delivery),
                delivery.expires(),
                bodies.plan(delivery, earlier, store::nextNumber, now));
        store.put(delivery.key().alert(), record);
        return record;
    }

    private Optional<Outcome.Refused> refusal(Delivery delivery, Map<AlertKey, HandoverRecord> earlier, Instant now) {
        if (delivery.action() != Action.CANCEL) {
            return bodies.refusal(delivery.alert(), now);
        }
        return earlier.isEmpty()
                ? Optional.of(new Outcome.Refused(
                        ReasonCode.ORIGINAL_NOT_SENT, "Nothing of the cancelled alerts went out here."))
                : Optional.empty();
    }

    /** What went out of the superseded alerts, or may have, and is not over. */
    private Map<AlertKey, HandoverRecord> earlier(Delivery delivery) {
        Map<AlertKey, HandoverRecord> earlier = new LinkedHashMap<>();
        for (AlertKey alert : delivery.supersedes()) {
            store.of(alert)
                    .filter(record ->
                            record.handovers().stream().anyMatch(handover -> handover.state() != Handover.State.OVER))
                    .ifPresent(record -> earlier.put(alert, record));
        }
        return earlier;
    }

    private Map<String, String> facts(Delivery delivery, List<Handover> planned, List<HandoverRecord> earlier) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("form", config.form().name());
        facts.put("messages", Integer.toString(planned.size()));
        facts.put("known to the centre as", bodies.identifier(delivery));
        facts.put("centre", endpoints.inOrder().stream().map(Endpoint::name).collect(Collectors.joining(", then ")));
        facts.put("valid until", delivery.expires().toString());
        if (!earlier.isEmpty()) {
            facts.put(
                    delivery.action() == Action.CANCEL ? "stops" : "takes the place of",
                    earlier.stream().map(Handing::reference).collect(Collectors.joining(", ")));
        }
        return facts;
    }

    private static String said(StateStore.Unavailable problem) {
        return "The state store does not answer: " + problem.getMessage() + ".";
    }
}
