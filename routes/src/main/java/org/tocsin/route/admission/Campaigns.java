package org.tocsin.route.admission;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.route.AcceptedAlert;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.plan.Authority;

/**
 * Alerts that said the same a moment ago under another identifier, as a sender's system does that has run into a loop. In
 * memory: after a restart the next one goes out. Safe for concurrent use; of two that come at the very same time both may go
 * out.
 */
public final class Campaigns {

    private record First(AlertKey key, Instant acceptedAt, Instant expires) {}

    private final Map<String, First> firsts = new ConcurrentHashMap<>();

    /**
     * The alert of that authority which says the same, was accepted no longer ago than the plan coalesces, and lasts to the
     * end of this one but for as much.
     */
    public Optional<AlertKey> first(Authority authority, Alert alert, Instant expires, Instant now) {
        if (alert.msgType() != MsgType.ALERT) {
            return Optional.empty();
        }
        return authority
                .coalesce()
                .flatMap(window -> Optional.ofNullable(firsts.get(name(authority.id(), alert)))
                        .filter(first -> now.isBefore(first.acceptedAt().plus(window)))
                        .filter(first -> !first.expires().plus(window).isBefore(expires)))
                .map(First::key)
                .filter(key -> !key.equals(alert.key()));
    }

    /** Remembers an alert that is kept and goes out, for as long as the plan coalesces. */
    public void add(Authority authority, AcceptedAlert accepted) {
        Alert alert = accepted.message().alert();
        Optional<Duration> window = authority.coalesce();
        if (window.isEmpty()
                || alert.msgType() != MsgType.ALERT
                || accepted.sameAs().isPresent()) {
            return;
        }
        Instant over = accepted.acceptedAt().minus(window.get());
        String prefix = authority.id() + "/";
        firsts.entrySet()
                .removeIf(entry -> entry.getKey().startsWith(prefix)
                        && entry.getValue().acceptedAt().isBefore(over));
        firsts.put(name(authority.id(), alert), new First(alert.key(), accepted.acceptedAt(), accepted.expires()));
    }

    /** What it says, whoever counts its copies: everything but identifier and times. */
    private static String name(String authority, Alert alert) {
        String says = alert.sender()
                + alert.status()
                + alert.scope()
                + alert.infos().stream().map(Campaigns::withoutTimes).toList();
        return authority + "/" + HexFormat.of().formatHex(AcceptedIndex.sha256(says.getBytes(StandardCharsets.UTF_8)));
    }

    private static Info withoutTimes(Info info) {
        return new Info(
                info.language(),
                info.categories(),
                info.event(),
                info.responseTypes(),
                info.urgency(),
                info.severity(),
                info.certainty(),
                info.audience(),
                info.eventCodes(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                info.senderName(),
                info.headline(),
                info.description(),
                info.instruction(),
                info.web(),
                info.contact(),
                info.parameters(),
                info.resources(),
                info.areas());
    }
}
