package org.tocsin.gateway.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.tocsin.route.audit.AuditRecord;

/**
 * What was written down of one alert, as the API and the command line write it.
 *
 * @param cap the message as it came in, Base64
 */
public record AuditView(String alert, String cap, List<RecordView> records) {

    /** @param body the very text that the hash covers */
    public record RecordView(
            long seq, String at, String kind, @JsonRawValue String body, String previous, String hash) {
        static RecordView of(AuditRecord record) {
            return new RecordView(
                    record.seq(),
                    Instant.ofEpochMilli(record.at()).toString(),
                    record.kind(),
                    record.body(),
                    record.previous(),
                    record.hash());
        }
    }

    public static AuditView of(String alert, byte[] cap, List<AuditRecord> records) {
        return new AuditView(
                alert,
                Base64.getEncoder().encodeToString(cap),
                records.stream().map(RecordView::of).toList());
    }
}
