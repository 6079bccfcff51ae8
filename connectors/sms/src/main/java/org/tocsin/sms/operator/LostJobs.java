package org.tocsin.sms.operator;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Transcript;

/**
 * What becomes of a job that the operator took and no longer knows. It is ordered once more with the same octets, since a
 * message that nobody got is worse than one that came twice; lost a second time, or ended, it is reported.
 */
final class LostJobs {
    private static final Logger LOG = LoggerFactory.getLogger(LostJobs.class);

    private final OperatorJobConfig config;
    private final JobRecords records;
    private final OperatorClient client;
    private final JobReports reports;

    LostJobs(OperatorJobConfig config, JobRecords records, OperatorClient client, JobReports reports) {
        this.config = config;
        this.records = records;
        this.client = client;
        this.reports = reports;
    }

    /**
     * The last answer of the operator.
     *
     * @param over whether the alert has ended
     */
    Answer<?> lost(JobKey key, JobRecord record, boolean over, Transcript transcript) {
        Deadline deadline = Deadline.in(config.requestTimeout());
        // By its own id it is unknown; only by its key is it certain that nothing is left of it.
        Answer<List<JobStatus>> answer = client.find(key, deadline, transcript);
        if (answer instanceof Answer.Denied<List<JobStatus>> denied) {
            return denied;
        }
        List<JobStatus> found = ((Answer.Given<List<JobStatus>>) answer).value();
        if (!found.isEmpty()) {
            records.change(key, kept -> kept.taken(found.get(0).id()));
            return answer;
        }
        LOG.warn(
                "event=operator.job-lost alert={} job={} sent-before={} ordered-again={}",
                key.alert(),
                record.id(),
                record.counts().sent(),
                record.orderedAgain());
        Optional<byte[]> order = records.order(key);
        if (over || record.orderedAgain() || record.stop() != JobRecord.Stop.NO || order.isEmpty()) {
            reports.lost(key, record, "The operator took the order and has lost it since.", transcript);
            return answer;
        }
        return again(key, record, order.get(), deadline, transcript);
    }

    private Answer<?> again(JobKey key, JobRecord record, byte[] order, Deadline deadline, Transcript transcript) {
        Answer<JobStatus> answer = client.submit(key, order, deadline, transcript);
        if (answer instanceof Answer.Given<JobStatus> given) {
            records.change(key, kept -> kept.again(given.value().id()));
            LOG.warn(
                    "event=operator.job-ordered-again alert={} job={} possible-repeats={}",
                    key.alert(),
                    given.value().id(),
                    record.counts().sent());
        } else if (((Answer.Denied<JobStatus>) answer).outcome() instanceof Outcome.Refused refused) {
            reports.lost(
                    key,
                    record,
                    "The operator has lost the order and takes it no more: " + refused.detail(),
                    transcript);
        }
        return answer;
    }
}
