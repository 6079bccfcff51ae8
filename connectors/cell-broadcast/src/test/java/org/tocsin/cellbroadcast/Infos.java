package org.tocsin.cellbroadcast;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;

/** Info blocks that have what identifiers and texts are made from, and nothing else. */
final class Infos {
    private Infos() {}

    static Info text(String headline, String description, String instruction) {
        return info(
                Severity.SEVERE,
                Urgency.IMMEDIATE,
                Certainty.OBSERVED,
                List.of(),
                Optional.of(headline).filter(text -> !text.isEmpty()),
                Optional.of(description).filter(text -> !text.isEmpty()),
                Optional.of(instruction).filter(text -> !text.isEmpty()));
    }

    static Info info(Severity severity, Urgency urgency, Certainty certainty, String eventCode) {
        List<NamedValue> codes = eventCode.isEmpty() ? List.of() : List.of(new NamedValue("SAME", eventCode));
        return info(severity, urgency, certainty, codes, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With event, and a SAME code unless that is empty. */
    static Info event(String event, String eventCode, Severity severity, Urgency urgency) {
        Info info = info(severity, urgency, Certainty.OBSERVED, eventCode);
        return with(info, event, info.language(), info.parameters());
    }

    static Info with(Info info, NamedValue... parameters) {
        return with(info, info.event(), info.language(), List.of(parameters));
    }

    static Info in(String language, Info info) {
        return with(info, info.event(), language, info.parameters());
    }

    private static Info with(Info info, String event, String language, List<NamedValue> parameters) {
        return new Info(
                language,
                info.categories(),
                event,
                info.responseTypes(),
                info.urgency(),
                info.severity(),
                info.certainty(),
                info.audience(),
                info.eventCodes(),
                info.effective(),
                info.onset(),
                info.expires(),
                info.senderName(),
                info.headline(),
                info.description(),
                info.instruction(),
                info.web(),
                info.contact(),
                parameters,
                info.resources(),
                info.areas());
    }

    private static Info info(
            Severity severity,
            Urgency urgency,
            Certainty certainty,
            List<NamedValue> eventCodes,
            Optional<String> headline,
            Optional<String> description,
            Optional<String> instruction) {
        return new Info(
                "en",
                List.of(),
                "Flash Flood",
                List.of(),
                urgency,
                severity,
                certainty,
                Optional.empty(),
                eventCodes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                headline,
                description,
                instruction,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }
}
