package org.tocsin.sms.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.Transcript;

/**
 * Lives on after an order: asks what came of each open job, tells the operator which to stop, and reports. All it knows is in
 * the state store, so it goes on where it was after a restart. While the operator asks to be left alone, it is.
 */
final class JobWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);

    /** One looks round; the other tells of stops at once, however long the round takes. */
    private static final int THREADS = 2;

    private static final Duration PURGE_INTERVAL = Duration.ofMinutes(10);

    private final Channel channel;
    private final OperatorJobConfig config;
    private final JobRecords records;
    private final OperatorClient client;
    private final Endpoint endpoint;
    private final JobReports reports;
    private final LostJobs lost;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor threads;
    private volatile Instant quietUntil = Instant.MIN;
    private Instant nextPurge = Instant.MIN;

    JobWatch(
            Channel channel,
            OperatorJobConfig config,
            JobRecords records,
            OperatorClient client,
            Endpoint endpoint,
            ReceiptSink receipts,
            Clock clock) {
        this.channel = channel;
        this.config = config;
        this.records = records;
        this.client = client;
        this.endpoint = endpoint;
        this.reports = new JobReports(channel, records, receipts, clock);
        this.lost = new LostJobs(config, records, client, reports);
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "operator-job-" + channel.name() + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void begin() {
        var unused = threads.scheduleWithFixedDelay(
                this::round, 0, config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells the operator in the background to stop whatever of these was ordered. */
    void stop(List<AlertKey> alerts) {
        try {
            threads.execute(() -> guarded(() -> alerts.forEach(alert -> wanted(key(alert)))));
        } catch (RejectedExecutionException e) {
            LOG.debug("event=operator.stop-after-close channel={}", channel.name());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void round() {
        guarded(() -> {
            Instant now = clock.instant();
            if (now.isBefore(quietUntil)) {
                return;
            }
            if (!goesOn(endpoint.ask(deadline()))) {
                return;
            }
            for (JobRecord record : records.all()) {
                if (record.state() != JobRecord.State.ENDED && !look(record, now)) {
                    return;
                }
            }
            purge(now);
        });
    }

    // What escapes a scheduled task ends all its later runs.
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (StateStore.Unavailable e) {
            LOG.warn("event=operator.watch-waits channel={} reason=\"{}\"", channel.name(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("event=operator.watch-fault channel={}", channel.name(), e);
        }
    }

    /** Whether the operator may be asked about the next one. */
    private boolean look(JobRecord record, Instant now) {
        JobKey key = key(record.alert());
        boolean over = !now.isBefore(record.expires());
        if ((record.stop() == JobRecord.Stop.WANTED || over) && record.stop() != JobRecord.Stop.TOLD) {
            return tellStop(key);
        }
        return record.knownId().isEmpty() || ask(key, record, over, now);
    }

    private boolean ask(JobKey key, JobRecord record, boolean over, Instant now) {
        Transcript transcript = new Transcript(clock);
        Answer<JobStatus> answer = client.status(record.id(), deadline(), transcript);
        if (answer instanceof Answer.Given<JobStatus> given) {
            boolean last = given.value().state() == JobStatus.State.CLOSED
                    || (over && !now.isBefore(record.expires().plus(config.followUp())));
            reports.report(key, given.value(), last, transcript);
            return true;
        }
        Answer.Denied<JobStatus> denied = (Answer.Denied<JobStatus>) answer;
        if (denied.problem().equals(Verdict.UNKNOWN_JOB)) {
            return goesOn(lost.lost(key, record, over, transcript));
        }
        return goesOn(denied);
    }

    private void wanted(JobKey key) {
        Optional<JobRecord> record = records.find(key);
        if (record.isPresent()
                && record.get().state() != JobRecord.State.ENDED
                && record.get().stop() == JobRecord.Stop.NO) {
            records.change(key, kept -> kept.with(JobRecord.Stop.WANTED));
            tellStop(key);
        }
    }

    private boolean tellStop(JobKey key) {
        Answer<List<JobStatus>> answer = client.stop(key, deadline(), new Transcript(clock));
        if (answer instanceof Answer.Given<List<JobStatus>> given) {
            LOG.info("event=operator.stopped alert={} channel={}", key.alert(), channel.name());
            records.change(key, record -> stopped(record, given.value()));
        }
        return goesOn(answer);
    }

    // One that never arrived has nothing to report; it stays in the records for whoever cancels it.
    private static JobRecord stopped(JobRecord record, List<JobStatus> jobs) {
        JobRecord told = record.with(JobRecord.Stop.TOLD);
        if (!jobs.isEmpty()) {
            return told.taken(jobs.get(0).id());
        }
        return record.knownId().isEmpty() ? told.ended() : told;
    }

    private boolean goesOn(Answer<?> answer) {
        endpoint.heard(answer);
        if (!(answer instanceof Answer.Denied<?> denied)) {
            return true;
        }
        if (denied.outcome() instanceof Outcome.Unreachable unreachable) {
            unreachable
                    .retryAfter()
                    .ifPresent(wait -> quietUntil = clock.instant().plus(wait));
            return false;
        }
        return true;
    }

    private void purge(Instant now) {
        if (!now.isBefore(nextPurge)) {
            records.purge(now, config.retention(), channel.name());
            nextPurge = now.plus(PURGE_INTERVAL);
        }
    }

    private Deadline deadline() {
        return Deadline.in(config.requestTimeout());
    }

    private JobKey key(AlertKey alert) {
        return JobKey.of(alert, channel.name());
    }
}
