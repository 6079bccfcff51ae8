package org.tocsin.route.audit;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.Json;
import tools.jackson.core.type.TypeReference;

/** Goes through an audit trail and finds the first place where it was tampered with. */
public final class AuditCheck {
    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    /**
     * What a check came to.
     *
     * @param head the last record; sent off the machine, it shows later that nothing was cut off
     * @param fault a sentence that names the first bad record; empty when the trail is whole
     */
    public record Verdict(AuditTrail.Head head, Optional<String> fault) {}

    private AuditTrail.Head last = AuditTrail.Head.NONE;
    private Optional<String> fault = Optional.empty();
    private boolean expectedSeen;

    private AuditCheck() {}

    /** @param expectedHead the hash of a record that is known to have been there; empty when none is known */
    public static Verdict of(JdbcClient database, Optional<String> expectedHead) {
        AuditCheck check = new AuditCheck();
        AuditTrail.all(database, next -> check.record(next, expectedHead));
        check.bytes(database);
        if (check.fault.isEmpty() && expectedHead.isPresent() && !check.expectedSeen) {
            check.fault = Optional.of("The trail ends at record " + check.last.seq() + " and never had the hash "
                    + expectedHead.get() + ": its end was cut off, or it is another trail.");
        }
        return new Verdict(check.last, check.fault);
    }

    private void record(AuditRecord next, Optional<String> expectedHead) {
        if (fault.isPresent()) {
            return;
        }
        if (next.seq() != last.seq() + 1) {
            fault = Optional.of("Record " + (last.seq() + 1) + " is missing: record " + next.seq() + " follows record "
                    + last.seq() + ".");
        } else if (!next.isGenuine()) {
            fault = Optional.of("Record " + next.seq() + " was changed: its hash is not that of what it says.");
        } else if (!next.previous().equals(last.hash())) {
            fault = Optional.of(
                    "Record " + next.seq() + " does not follow record " + last.seq() + ": one of them was replaced.");
        } else {
            last = new AuditTrail.Head(next.seq(), next.hash());
            expectedSeen |= expectedHead.filter(next.hash()::equals).isPresent();
        }
    }

    /** The messages lie beside the trail, which holds their digests. */
    private void bytes(JdbcClient database) {
        if (fault.isPresent()) {
            return;
        }
        Map<String, String> kept = new HashMap<>();
        database.sql("select alert_key, cap from alert").query(row -> {
            kept.put(row.getString(1), HexFormat.of().formatHex(AcceptedIndex.sha256(row.getBytes(2))));
        });
        AuditTrail.all(database, next -> compare(next, kept));
    }

    private void compare(AuditRecord next, Map<String, String> kept) {
        if (fault.isPresent() || !next.kind().equals(AuditRecord.ACCEPTED)) {
            return;
        }
        String found = kept.getOrDefault(next.alertKey(), "");
        if (!found.equals(Json.read(next.body(), BODY).get("sha256"))) {
            fault = Optional.of("The message of alert " + next.alertKey() + " is "
                    + (found.isEmpty() ? "missing" : "not the one that was accepted") + " (record " + next.seq()
                    + ").");
        }
    }
}
