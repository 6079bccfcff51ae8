package org.tocsin.broadcast;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.broadcast.speech.EspeakSynthesizer;
import org.tocsin.broadcast.speech.NoSpeech;
import org.tocsin.broadcast.speech.SpeechSynthesizer;
import org.tocsin.broadcast.station.JobId;
import org.tocsin.broadcast.station.PickUpFolder;
import org.tocsin.broadcast.station.PreparedJob;
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

/**
 * One radio or television station: announcements as text and audio in its pick-up folder. It produces audio for a
 * station's own equipment and is no certified EAS encoder (47 CFR 11.34).
 *
 * <p>Accepted means that the complete job waits in the folder, on disk. That the station fetched it arrives later as
 * CONFIRMED. Safe for concurrent use.
 */
public final class BroadcastMediaConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastMediaConnector.class);

    private final Channel channel;
    private final BroadcastMediaConfig config;
    private final Clock clock;
    private final Admission admission;
    private final Composer composer;
    private final MessagePreview messages;
    private final SpeechSynthesizer synthesizer;
    private final PickUpFolder folder;
    private final JobDesk desk;
    private final StationLink link;

    public BroadcastMediaConnector(
            Channel channel, BroadcastMediaConfig config, StateStore store, ReceiptSink receipts, Clock clock) {
        this.channel = channel;
        this.config = config;
        this.clock = clock;
        this.admission = new Admission(channel.mode());
        this.synthesizer = synthesizer(config);
        this.folder = new PickUpFolder(config.folder());
        JobRecords records = new JobRecords(store);
        this.composer = new Composer(config, records);
        this.messages = new MessagePreview(config, synthesizer);
        this.desk = new JobDesk(folder, records);
        StationWatch watch = new StationWatch(channel, folder, records, desk, receipts, clock);
        this.link = new StationLink(channel, watch, synthesizer, config.watchInterval());
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        if (link.isClosed()) {
            return new Outcome.Unreachable(ReasonCode.SHUTTING_DOWN, "The gateway is shutting down.");
        }
        Optional<Outcome.Refused> refusal = admission.refusal(delivery, clock.instant());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            folder.open();
            Outcome outcome = handOver(delivery);
            link.folderWorks();
            return outcome;
        } catch (IOException e) {
            link.folderFails(e);
            return new Outcome.Unreachable(
                    ReasonCode.NOT_CONNECTED,
                    "The station's pick-up folder " + config.folder() + " cannot be used: " + e + ".");
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    ReasonCode.STATE_UNAVAILABLE, "The state store did not answer: " + e.getMessage() + ".");
        }
    }

    @Override
    public Preview preview(Delivery delivery) {
        Instant now = clock.instant();
        Optional<Outcome.Refused> refusal = admission.refusal(delivery, now);
        if (refusal.isPresent()) {
            return Preview.refused(refusal.get());
        }
        try {
            Composed composed = composer.compose(delivery, now);
            return composed instanceof Composed.Ready ready
                    ? messages.preview(delivery, ready.message())
                    : Preview.refused(((Composed.Nothing) composed).refusal());
        } catch (StateStore.Unavailable e) {
            return Preview.refused(
                    ReasonCode.STATE_UNAVAILABLE, "The state store did not answer: " + e.getMessage() + ".");
        }
    }

    @Override
    public LinkState link() {
        return link.state();
    }

    @Override
    public void close() {
        link.close();
    }

    private Outcome handOver(Delivery delivery) throws IOException {
        JobId id = JobId.of(delivery.key());
        Optional<Outcome> settled = desk.settled(id);
        if (settled.isPresent()) {
            return settled.get();
        }
        boolean cancel = delivery.action() == Action.CANCEL;
        if (cancel) {
            withdrawOriginals(delivery);
        }
        Composed composed = composer.compose(delivery, clock.instant());
        if (composed instanceof Composed.Nothing nothing) {
            return nothing.refusal();
        }
        List<JobId> superseded = cancel ? List.of() : JobDesk.superseded(delivery);
        return produce(id, delivery, ((Composed.Ready) composed).message(), superseded);
    }

    /** The original goes first, whatever becomes of the announcement. */
    private void withdrawOriginals(Delivery delivery) throws IOException {
        int withdrawn = desk.withdraw(JobDesk.superseded(delivery), delivery);
        LOG.info(
                "event=jobs-withdrawn alert={} channel={} withdrawn={}",
                delivery.key().alert(),
                channel.name(),
                withdrawn);
    }

    private Outcome produce(JobId id, Delivery delivery, Message message, List<JobId> superseded) throws IOException {
        try (Studio studio = new Studio(config, synthesizer);
                PreparedJob prepared = folder.prepare(
                        studio.job(id, delivery, message, JobDesk.superseded(delivery), clock.instant()))) {
            link.speech(studio.trouble());
            Outcome outcome = desk.place(id, prepared, delivery, message, superseded);
            LOG.info(
                    "event=job-made alert={} channel={} job={} action={} same={} seconds={} outcome={}",
                    delivery.key().alert(),
                    channel.name(),
                    id,
                    delivery.action(),
                    message.header().isPresent(),
                    Math.round(prepared.seconds()),
                    outcome.getClass().getSimpleName());
            return outcome;
        }
    }

    private static SpeechSynthesizer synthesizer(BroadcastMediaConfig config) {
        return switch (config.speech()) {
            case ESPEAK_NG -> new EspeakSynthesizer(config.speechProgram(), config.wordsPerMinute());
            case NONE -> new NoSpeech();
        };
    }
}
