package org.tocsin.sms.operator;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Info;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.sms.Admission;
import org.tocsin.sms.OutcomeLine;
import org.tocsin.sms.SupersededAlerts;

/**
 * Orders short messages from an operator who finds the phones in the area itself and tells counts alone. Accepted means that
 * the operator took the order, not that anything went out. Each job has a key of its own, so that an order whose answer was
 * lost is asked for before it is repeated, and a repeat has no second effect.
 */
public final class OperatorJobConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorJobConnector.class);

    private final Channel channel;
    private final OperatorJobConfig config;
    private final Clock clock;
    private final Admission admission;
    private final Drafting drafting;
    private final DraftPreview previews;
    private final JobRecords records;
    private final OperatorClient client;
    private final Endpoint endpoint;
    private final Originals originals;
    private final JobWatch watch;
    private final SupersededAlerts superseded;
    private final Rest rest = new Rest();
    private final Set<JobKey> running = ConcurrentHashMap.newKeySet();

    /**
     * Begins to ask the operator in the background at once: how it is, and what came of jobs that are still open.
     *
     * @param receipts told what the operator counts
     */
    public OperatorJobConnector(
            Channel channel,
            OperatorJobConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer gazetteer) {
        this.channel = channel;
        this.config = config;
        this.clock = clock;
        this.admission = new Admission(channel, config.leastValidity());
        this.drafting = new Drafting(config, gazetteer);
        this.previews = new DraftPreview(config);
        this.superseded = new SupersededAlerts(store, clock);
        this.records = new JobRecords(store);
        this.client = new OperatorClient(config, clock);
        this.endpoint = new Endpoint(channel, client);
        this.originals = new Originals(channel, records, client);
        this.watch = new JobWatch(channel, config, records, client, endpoint, receipts, clock);
        watch.begin();
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Optional<Outcome.Refused> refusal = admission.refusal(delivery);
        Outcome outcome = refusal.isPresent() ? refusal.get() : exclusively(delivery);
        LOG.info(
                "event=operator.delivery alert={} channel={} attempt={} outcome={}",
                delivery.key().alert(),
                channel.name(),
                delivery.attempt(),
                OutcomeLine.of(outcome));
        return outcome;
    }

    @Override
    public Preview preview(Delivery delivery) {
        Optional<Outcome.Refused> refusal = admission.refusal(delivery).or(() -> tooLate(delivery));
        if (refusal.isPresent()) {
            return Preview.refused(refusal.get());
        }
        try {
            Draft draft = delivery.action() == Action.CANCEL
                    ? cancellation(delivery, originals.kept(delivery.supersedes()))
                    : drafting.draft(delivery, keys(originals.kept(delivery.supersedes())));
            return previews.preview(delivery, draft, clock.instant());
        } catch (StateStore.Unavailable e) {
            return Preview.refused(
                    ReasonCode.STATE_UNAVAILABLE, "The jobs cannot be looked up: " + e.getMessage() + ".");
        }
    }

    /** The operator is told in the background, at once. */
    @Override
    public void supersede(Collection<AlertKey> alerts) {
        superseded.stop(alerts);
        watch.stop(List.copyOf(alerts));
    }

    @Override
    public LinkState link() {
        return endpoint.state();
    }

    @Override
    public LinkState probe() {
        Answer<Health> unused = endpoint.ask(Deadline.in(config.requestTimeout()));
        return endpoint.state();
    }

    @Override
    public void close() {
        watch.close();
        client.close();
    }

    // An attempt that overran the caller's time limit may still be running when the broker redelivers.
    private Outcome exclusively(Delivery delivery) {
        JobKey key = JobKey.of(delivery.key().alert(), channel.name());
        if (!running.add(key)) {
            return new Outcome.Unreachable(ReasonCode.PEER_BUSY, "An earlier attempt at this is still running.");
        }
        try {
            Optional<Outcome.Refused> tooLate = tooLate(delivery);
            return tooLate.isPresent() ? tooLate.get() : order(delivery, key, Deadline.in(config.timeLimit()));
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    ReasonCode.STATE_UNAVAILABLE, "The job cannot be kept: " + e.getMessage() + ".");
        } finally {
            running.remove(key);
        }
    }

    private Optional<Outcome.Refused> tooLate(Delivery delivery) {
        return admission.isTooLate(delivery, clock.instant())
                ? Optional.of(new Outcome.Refused(ReasonCode.EXPIRED, "The alert ends before a message could arrive."))
                : Optional.empty();
    }

    private Outcome order(Delivery delivery, JobKey key, Deadline deadline) {
        Optional<JobRecord> known = records.find(key);
        if (known.isPresent() && known.get().knownId().isPresent()) {
            return accepted(known.get().id(), known.get().counts());
        }
        Optional<Outcome> resting = rest.at(clock.instant());
        if (resting.isPresent()) {
            return resting.get();
        }
        Optional<Outcome> wrong = endpoint.refusal(deadline);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (known.isEmpty()) {
            Optional<Outcome> ended = prepare(delivery, key, deadline);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        return known.isPresent() || delivery.possibleRepeat()
                ? askAndPlace(delivery, key, deadline)
                : place(delivery, key, deadline);
    }

    /** Composes the order and keeps it; or says why there is none. */
    private Optional<Outcome> prepare(Delivery delivery, JobKey key, Deadline deadline) {
        Draft draft;
        if (delivery.action() == Action.CANCEL) {
            Originals.Found found = originals.ask(delivery.supersedes(), deadline, delivery.transcript());
            if (found.failure().isPresent()) {
                return found.failure();
            }
            draft = cancellation(delivery, found.records());
        } else {
            draft = drafting.draft(delivery, keys(originals.kept(delivery.supersedes())));
        }
        tellWhatIsLeftOut(key, draft);
        if (draft.refusal().isPresent()) {
            return Optional.of(draft.refusal().get());
        }
        JobRecord record = JobRecord.placing(key.alert(), delivery.expires(), delivery.attempt(), draft.said());
        records.place(key, record, JobJson.bytes(draft.order().orElseThrow()));
        return Optional.empty();
    }

    private void tellWhatIsLeftOut(JobKey key, Draft draft) {
        for (Draft.Block block : draft.blocks()) {
            if (block.fit().text().isEmpty()) {
                LOG.warn(
                        "event=sms.text-does-not-fit alert={} channel={} language={} reason={}",
                        key.alert(),
                        channel.name(),
                        block.info().language(),
                        block.fit().reason());
            }
        }
        for (Info info : draft.unlocated()) {
            LOG.warn(
                    "event=operator.block-without-area alert={} channel={} language={}",
                    key.alert(),
                    channel.name(),
                    info.language());
        }
    }

    private Draft cancellation(Delivery delivery, List<JobRecord> found) {
        if (found.isEmpty()) {
            Outcome.Refused nothing =
                    new Outcome.Refused(ReasonCode.ORIGINAL_NOT_SENT, "The operator has nothing of what this cancels.");
            return Draft.refused(nothing, List.of(), List.of());
        }
        List<Said> said =
                found.stream().flatMap(record -> record.said().stream()).toList();
        return drafting.cancellation(delivery, keys(found), said);
    }

    private List<String> keys(List<JobRecord> jobs) {
        return jobs.stream()
                .map(record -> JobKey.of(record.alert(), channel.name()).value())
                .toList();
    }

    private Outcome askAndPlace(Delivery delivery, JobKey key, Deadline deadline) {
        Answer<List<JobStatus>> answer = client.find(key, deadline, delivery.transcript());
        endpoint.heard(answer);
        if (answer instanceof Answer.Denied<List<JobStatus>> denied) {
            return denied.outcome();
        }
        List<JobStatus> found = ((Answer.Given<List<JobStatus>>) answer).value();
        return found.isEmpty() ? place(delivery, key, deadline) : taken(key, found.get(0));
    }

    private Outcome place(Delivery delivery, JobKey key, Deadline deadline) {
        // The record is there by now: whoever supersedes this either is seen here or sees the record and stops the key.
        if (superseded.contains(key.alert())) {
            records.remove(key);
            return new Outcome.Refused(ReasonCode.SUPERSEDED, "A later message came before the operator had this one.");
        }
        byte[] order = records.order(key).orElseThrow();
        Answer<JobStatus> answer = client.submit(key, order, deadline, delivery.transcript());
        endpoint.heard(answer);
        if (answer instanceof Answer.Denied<JobStatus> denied) {
            if (denied.outcome() instanceof Outcome.Refused) {
                records.remove(key);
            }
            rest.asked(denied.outcome(), clock.instant());
            return denied.outcome();
        }
        return taken(key, ((Answer.Given<JobStatus>) answer).value());
    }

    private Outcome taken(JobKey key, JobStatus job) {
        records.change(key, record -> record.taken(job.id()));
        return accepted(job.id(), job.counts());
    }

    private static Outcome accepted(String id, JobCounts counts) {
        Map<String, Long> told = counts.isConsistent() && counts.targeted() > 0 ? counts.named() : Map.of();
        return new Outcome.Accepted(id, "The operator took the order; how many phones it reaches is told later.", told);
    }
}
