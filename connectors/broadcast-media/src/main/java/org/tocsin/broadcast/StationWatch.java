package org.tocsin.broadcast;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.broadcast.JobRecord.State;
import org.tocsin.broadcast.station.JobId;
import org.tocsin.broadcast.station.PickUpFolder;
import org.tocsin.connector.Channel;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.ReceiptSink;

/**
 * Looks into the folder for what became of the jobs: answers of the station, and jobs whose time ran out unfetched. All it
 * knows is in the folder and the state store, so it goes on where it was after a restart.
 */
final class StationWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StationWatch.class);
    private static final Duration PURGE_INTERVAL = Duration.ofHours(1);

    private final Channel channel;
    private final PickUpFolder folder;
    private final JobRecords records;
    private final JobDesk desk;
    private final ReceiptSink sink;
    private final Clock clock;
    private Instant nextPurge = Instant.EPOCH;

    StationWatch(
            Channel channel, PickUpFolder folder, JobRecords records, JobDesk desk, ReceiptSink sink, Clock clock) {
        this.channel = channel;
        this.folder = folder;
        this.records = records;
        this.desk = desk;
        this.sink = sink;
        this.clock = clock;
    }

    /** One look. For one thread. @throws IOException when the folder cannot be used */
    void look() throws IOException {
        folder.open();
        for (JobId id : folder.acknowledged()) {
            Optional<JobRecord> record = records.find(id);
            if (record.isPresent()) {
                answered(id, record.get());
            }
        }
        for (JobId id : folder.shown()) {
            expire(id);
        }
        purge();
    }

    /** The receipt goes first: after a crash it is told again under the same event id. */
    private void answered(JobId id, JobRecord record) throws IOException {
        String answer = folder.acknowledgement(id).orElse("");
        boolean refused = answer.toLowerCase(Locale.ROOT).startsWith("refused");
        if (record.state().isOpen()) {
            sink.accept(
                    refused
                            ? receipt(
                                    id,
                                    record,
                                    Receipt.State.REFUSED,
                                    Optional.of(ReasonCode.REFUSED_BY_PEER),
                                    said(answer))
                            : receipt(id, record, Receipt.State.CONFIRMED, Optional.empty(), confirmation(answer)));
            records.keep(id, record.as(refused ? State.REFUSED : State.PICKED_UP));
            LOG.info(
                    "event=station-answered alert={} channel={} job={} refused={}",
                    record.alert(),
                    channel.name(),
                    id,
                    refused);
        }
        folder.clear(id);
    }

    private void expire(JobId id) throws IOException {
        if (!desk.expire(id, clock.instant())) {
            return;
        }
        JobRecord record = records.find(id).orElseThrow();
        sink.accept(receipt(
                id,
                record,
                Receipt.State.EXPIRED,
                Optional.of(ReasonCode.EXPIRED),
                "The station did not fetch the job before it expired; it was taken back."));
        LOG.warn("event=job-expired-unfetched alert={} channel={} job={}", record.alert(), channel.name(), id);
    }

    private void purge() throws IOException {
        Instant now = clock.instant();
        if (!now.isBefore(nextPurge)) {
            records.purge(now);
            folder.sweep(now.minus(PURGE_INTERVAL));
            nextPurge = now.plus(PURGE_INTERVAL);
        }
    }

    /** The strongest that is known, and no more. */
    private static String confirmation(String answer) {
        return answer.toLowerCase(Locale.ROOT).startsWith("aired")
                ? said(answer)
                : "Picked up by the station; whether it was aired is not known.";
    }

    private static String said(String answer) {
        return "The station answered: " + answer;
    }

    private Receipt receipt(
            JobId id, JobRecord record, Receipt.State state, Optional<ReasonCode> reason, String detail) {
        return new Receipt(
                id + "/" + state.name().toLowerCase(Locale.ROOT),
                new DeliveryKey(record.alert(), channel.name(), channel.target()),
                state,
                clock.instant(),
                record.attempt(),
                reason,
                detail,
                id.value(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }
}
