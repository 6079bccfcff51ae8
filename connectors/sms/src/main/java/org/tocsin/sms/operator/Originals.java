package org.tocsin.sms.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Transcript;

/** The jobs that an Update or Cancel is about. */
final class Originals {

    /** What the operator has of them, the nearest first; or why it could not be asked. */
    record Found(List<JobRecord> records, Optional<Outcome> failure) {
        Found {
            records = List.copyOf(records);
        }
    }

    private final Channel channel;
    private final JobRecords records;
    private final OperatorClient client;

    Originals(Channel channel, JobRecords records, OperatorClient client) {
        this.channel = channel;
        this.records = records;
        this.client = client;
    }

    /** Those that were ordered or may have been. */
    List<JobRecord> kept(List<AlertKey> superseded) {
        return superseded.stream()
                .map(alert -> records.find(key(alert)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Those that the operator has. One in doubt is stopped by its key: then the operator says whether it has it, and takes it
     * no more if it comes after that.
     */
    Found ask(List<AlertKey> superseded, Deadline deadline, Transcript transcript) {
        List<JobRecord> found = new ArrayList<>();
        for (JobRecord record : kept(superseded)) {
            if (record.knownId().isPresent()) {
                found.add(record);
                continue;
            }
            JobKey key = key(record.alert());
            Answer<List<JobStatus>> answer = client.stop(key, deadline, transcript);
            if (answer instanceof Answer.Denied<List<JobStatus>> denied) {
                return new Found(List.of(), Optional.of(denied.outcome()));
            }
            List<JobStatus> jobs = ((Answer.Given<List<JobStatus>>) answer).value();
            if (jobs.isEmpty()) {
                records.remove(key);
            } else {
                records.change(key, kept -> kept.taken(jobs.get(0).id()).with(JobRecord.Stop.TOLD))
                        .ifPresent(found::add);
            }
        }
        return new Found(found, Optional.empty());
    }

    private JobKey key(AlertKey alert) {
        return JobKey.of(alert, channel.name());
    }
}
