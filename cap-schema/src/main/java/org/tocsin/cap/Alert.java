package org.tocsin.cap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One CAP message as a value. What it says may still break rules; {@code org.tocsin.cap.check} finds that. */
public record Alert(
        String identifier,
        String sender,
        CapTime sent,
        Status status,
        MsgType msgType,
        Optional<String> source,
        Scope scope,
        Optional<String> restriction,
        List<String> addresses,
        List<String> codes,
        Optional<String> note,
        List<Reference> references,
        List<String> incidents,
        List<Info> infos) {
    public Alert {
        addresses = List.copyOf(addresses);
        codes = List.copyOf(codes);
        references = List.copyOf(references);
        incidents = List.copyOf(incidents);
        infos = List.copyOf(infos);
    }

    public AlertKey key() {
        return AlertKey.of(sender, identifier, sent.text());
    }

    /** When the last of its blocks ends; a block without {@code expires} lasts {@code defaultLifetime} from sent. */
    public Instant expires(Duration defaultLifetime) {
        Instant otherwise = sent.instant().plus(defaultLifetime);
        return infos.stream()
                .map(info -> info.expires().map(CapTime::instant).orElse(otherwise))
                .max(Instant::compareTo)
                .orElse(otherwise);
    }

    /** The gravest severity of its blocks; UNKNOWN without blocks. */
    public Severity severity() {
        return infos.stream().map(Info::severity).min(Severity::compareTo).orElse(Severity.UNKNOWN);
    }

    /** The most pressing urgency of its blocks; UNKNOWN without blocks. */
    public Urgency urgency() {
        return infos.stream().map(Info::urgency).min(Urgency::compareTo).orElse(Urgency.UNKNOWN);
    }
}
