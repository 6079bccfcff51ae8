package org.tocsin.sms.operator;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Channel;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.Transcript;

/**
 * Makes receipts of what the operator counts: CONFIRMED once a phone confirmed, and again as the counts grow. Counts that
 * contradict one another or earlier ones are not passed on.
 */
final class JobReports {
    private static final Logger LOG = LoggerFactory.getLogger(JobReports.class);

    private final Channel channel;
    private final JobRecords records;
    private final ReceiptSink receipts;
    private final Clock clock;

    JobReports(Channel channel, JobRecords records, ReceiptSink receipts, Clock clock) {
        this.channel = channel;
        this.records = records;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** @param last whether nothing more is asked about it */
    void report(JobKey key, JobStatus status, boolean last, Transcript transcript) {
        JobRecord record = records.find(key).orElseThrow();
        JobCounts counts = status.counts();
        boolean believable = counts.isConsistent() && counts.canFollow(record.counts());
        if (!believable) {
            LOG.warn(
                    "event=operator.counts-contradict alert={} channel={} job={} targeted={} sent={} delivered={} failed={}"
                            + " unknown={}",
                    key.alert(),
                    channel.name(),
                    status.id(),
                    counts.targeted(),
                    counts.sent(),
                    counts.delivered(),
                    counts.failed(),
                    counts.unknown());
        }
        boolean news = believable && !counts.equals(record.counts()) && counts.delivered() > 0;
        // The receipt goes first: after a crash it is told again under the same event id.
        if (news) {
            receipts.accept(receipt(key, record, Receipt.State.CONFIRMED, Optional.empty(), detail(counts), counts)
                    .with(transcript));
        }
        records.change(key, kept -> {
            JobRecord next = believable ? kept.with(counts) : kept;
            next = news ? next.reported() : next;
            return last ? next.ended() : next;
        });
        if (last) {
            LOG.info(
                    "event=operator.job-ended alert={} channel={} job={} sent={} delivered={}",
                    key.alert(),
                    channel.name(),
                    status.id(),
                    counts.sent(),
                    counts.delivered());
        }
    }

    /** The operator has lost it for good. */
    void lost(JobKey key, JobRecord record, String detail, Transcript transcript) {
        receipts.accept(receipt(
                        key,
                        record,
                        Receipt.State.REFUSED,
                        Optional.of(ReasonCode.REFUSED_BY_PEER),
                        detail,
                        record.counts())
                .with(transcript));
        records.change(key, kept -> kept.reported().ended());
    }

    private static String detail(JobCounts counts) {
        return "The operator says that " + counts.delivered() + " of " + counts.targeted()
                + (counts.targeted() == 1 ? " phone has" : " phones have") + " confirmed the message.";
    }

    private static Map<String, Long> named(JobRecord record, JobCounts counts) {
        Map<String, Long> named = counts.named();
        if (record.possibleRepeats() > 0) {
            named.put("recipients.possible-repeats", record.possibleRepeats());
        }
        return named;
    }

    private Receipt receipt(
            JobKey key,
            JobRecord record,
            Receipt.State state,
            Optional<ReasonCode> reason,
            String detail,
            JobCounts counts) {
        return new Receipt(
                key + "/counts-" + record.reports(),
                new DeliveryKey(record.alert(), channel.name(), channel.target()),
                state,
                clock.instant(),
                record.attempt(),
                reason,
                detail,
                record.id(),
                named(record, counts),
                Optional.empty(),
                Optional.empty());
    }
}
