package org.tocsin.cap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One CAP message as a value, in the terms of CAP 1.2 whatever version it came in. What it says may still break rules;
 * {@code org.tocsin.cap.check} finds that.
 */
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
        List<Info> infos,
        Form form) {
    public Alert {
        addresses = List.copyOf(addresses);
        codes = List.copyOf(codes);
        references = List.copyOf(references);
        incidents = List.copyOf(incidents);
        infos = List.copyOf(infos);
    }

    /** An alert written as the book of CAP 1.2 has it. */
    public Alert(
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
        this(
                identifier,
                sender,
                sent,
                status,
                msgType,
                source,
                scope,
                restriction,
                addresses,
                codes,
                note,
                references,
                incidents,
                infos,
                Form.PLAIN);
    }

    /** The version its bytes are written in. */
    public CapVersion version() {
        return form.version();
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
