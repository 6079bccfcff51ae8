package org.tocsin.sms;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.sms.RecipientSelection.Composition;
import org.tocsin.sms.recipient.RegistryDesk;
import org.tocsin.sms.smpp.Inbound;
import org.tocsin.sms.smpp.SmscLinks;

/**
 * Sends an alert as a short message to every recipient of the registry who is in its area. Accepted means that the SMSC
 * took the messages, not that phones showed them. A recipient whose acceptance is recorded is never sent to again; one
 * whose outcome is unknown is sent to once more and counted as a possible repeat.
 */
public final class SmsConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(SmsConnector.class);

    private final Channel channel;
    private final SmsConfig config;
    private final Clock clock;
    private final Admission admission;
    private final RecipientLedger ledger;
    private final SupersededAlerts superseded;
    private final RecipientSelection recipients;
    private final CancelSelection receivers;
    private final MessagePreview messages;
    private final SnapshotCache snapshots = new SnapshotCache();
    private final ReceiptBook book;
    private final ReplyDesk replies;
    private final RegistryKeeper keeper;
    private final SmscLinks links;
    private final StoppedJobs stopped;
    private final RecipientReport report;
    private final SendContext context;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** Begins to bind in the background at once; areas named by geocode alone cannot be located. */
    public SmsConnector(Channel channel, SmsConfig config, StateStore store, ReceiptSink receipts, Clock clock) {
        this(channel, config, store, receipts, clock, Gazetteer.NONE);
    }

    /**
     * Begins to bind in the background at once.
     *
     * @param receipts told once what delivery receipts said of each delivery
     */
    public SmsConnector(
            Channel channel,
            SmsConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer gazetteer) {
        this.channel = channel;
        this.config = config;
        this.clock = clock;
        this.admission = new Admission(channel, config.leastValidity());
        this.superseded = new SupersededAlerts(store, clock);
        this.ledger = new RecipientLedger(store);
        this.recipients = new RecipientSelection(config, gazetteer);
        this.report = new RecipientReport(config, ledger);
        this.receivers = new CancelSelection(config, ledger);
        this.messages = new MessagePreview(config);
        Doubts doubts = new Doubts(clock, config.doubtWait());
        this.book = new ReceiptBook(channel.name(), config, ledger, doubts, receipts, clock);
        this.replies = new ReplyDesk(channel.name(), config, clock);
        this.keeper = new RegistryKeeper(channel.name(), config, clock);
        this.links = new SmscLinks(
                channel.name(),
                config.smscs().stream().map(Smsc::smpp).toList(),
                new SplittableRandom(),
                this::inbound);
        this.stopped = new StoppedJobs(clock);
        Withdrawals withdrawals = new Withdrawals(config.recipients(), ledger);
        RecipientSender sender = new RecipientSender(config, admission, superseded, withdrawals, clock);
        this.context = new SendContext(
                config,
                ledger,
                links,
                book,
                superseded,
                doubts,
                new FairShare(),
                withdrawals,
                admission,
                sender,
                clock);
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Optional<Outcome.Refused> refusal = admission.refusal(delivery);
        Outcome outcome = refusal.isPresent() ? refusal.get() : exclusively(delivery);
        LOG.info(
                "event=sms.delivery alert={} channel={} part={} attempt={} outcome={}",
                delivery.key().alert(),
                channel.name(),
                delivery.part().map(Part::number).orElse(0),
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
            Composition composition = delivery.action() == Action.CANCEL
                    ? new Composition(receivers.select(delivery), List.of())
                    : recipients.compose(delivery);
            return messages.preview(delivery, composition, clock.instant());
        } catch (StateStore.Unavailable e) {
            return Preview.refused(
                    ReasonCode.STATE_UNAVAILABLE, "The recipients cannot be looked up: " + e.getMessage() + ".");
        }
    }

    @Override
    public Optional<String> recipientCounts(DeliveryKey delivery) {
        return report.csv(delivery);
    }

    @Override
    public void supersede(Collection<AlertKey> alerts) {
        superseded.stop(alerts);
    }

    @Override
    public LinkState link() {
        return links.state();
    }

    /** What operators may do with the recipients of this channel. */
    public RegistryDesk registry() {
        return new RegistryDesk(
                config.recipients(),
                config.registry().csv().isPresent(),
                config.registry().consentRequired(),
                clock);
    }

    /** Messages from phones that withdrew their sender since the start. */
    public long withdrawals() {
        return replies.withdrawals();
    }

    /** Delivery receipts that the SMSC sent, over all deliveries since the start. */
    public long receiptsSeen() {
        return links.receipts();
    }

    /** Delivery receipts that were matched to a recipient since the start. */
    public long receiptsMatched() {
        return book.matched();
    }

    /** Delivery receipts that matched no recipient within a minute. */
    public long receiptsLost() {
        return book.lost();
    }

    @Override
    public void close() {
        links.close();
        book.close();
        keeper.close();
    }

    private boolean inbound(int smsc, Inbound message) {
        return message instanceof Inbound.Receipt receipt
                ? book.offer(smsc, receipt)
                : replies.take((Inbound.Text) message);
    }

    // An attempt that overran the caller's time limit may still be running when the broker redelivers.
    private Outcome exclusively(Delivery delivery) {
        String name =
                delivery.key().value() + delivery.part().map(Part::content).orElse("");
        if (!running.add(name)) {
            return new Outcome.Unreachable(ReasonCode.PEER_BUSY, "An earlier attempt at this is still running.");
        }
        try {
            superseded.load();
            superseded.add(delivery.supersedes());
            Optional<Outcome.Refused> tooLate = tooLate(delivery);
            return tooLate.isPresent() ? tooLate.get() : send(delivery);
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    ReasonCode.STATE_UNAVAILABLE, "The recipients cannot be kept: " + e.getMessage() + ".");
        } finally {
            running.remove(name);
        }
    }

    private Optional<Outcome.Refused> tooLate(Delivery delivery) {
        return admission.isTooLate(delivery, clock.instant())
                ? Optional.of(new Outcome.Refused(ReasonCode.EXPIRED, "The alert ends before a message could arrive."))
                : Optional.empty();
    }

    private Outcome send(Delivery delivery) {
        Selected selected = selected(delivery);
        if (selected instanceof Selected.Nobody nobody) {
            return nobody.refusal();
        }
        Snapshot snapshot = ((Selected.Chosen) selected).snapshot();
        if (!snapshot.fingerprint().equals(config.recipients().fingerprint())) {
            return new Outcome.Refused(
                    ReasonCode.MISCONFIGURED,
                    "The registry of recipients is another one than when this delivery began: put that one back and"
                            + " replay.");
        }
        if (delivery.part().isEmpty() && snapshot.size() > snapshot.chunkSize()) {
            return new Outcome.Split(Jobs.parts(snapshot));
        }
        return Jobs.job(delivery, snapshot, config.encoder())
                .map(this::run)
                .orElseGet(() -> new Outcome.Refused(
                        ReasonCode.MISCONFIGURED, "The part or its text does not fit the settings any more."));
    }

    private Outcome run(Job job) {
        Optional<Outcome.Refused> before = stopped.why(job.delivery());
        if (before.isPresent()) {
            return before.get();
        }
        ledger.keep(job.record());
        if (job.delivery().action() == Action.CANCEL && config.cancelPending()) {
            new Recall(context, job).run();
        }
        SendRun run = new SendRun(context, job);
        Outcome outcome = run.run();
        if (run.isStoppedForAll() && outcome instanceof Outcome.Refused refused) {
            stopped.add(job.delivery(), refused);
            LOG.error(
                    "event=sms.job-stopped delivery={} reason={} detail=\"{}\"",
                    job.delivery().key(),
                    refused.code(),
                    refused.detail());
        } else if (outcome instanceof Outcome.Accepted) {
            stopped.remove(job.delivery());
        }
        return outcome;
    }

    private Selected selected(Delivery delivery) {
        Optional<Snapshot> kept = snapshots.get(delivery.key(), ledger::snapshot);
        if (kept.isPresent()) {
            return new Selected.Chosen(kept.get());
        }
        Selected selected =
                delivery.action() == Action.CANCEL ? receivers.select(delivery) : recipients.select(delivery);
        if (selected instanceof Selected.Chosen chosen) {
            ledger.keep(delivery.key(), chosen.snapshot());
        }
        return selected;
    }
}
