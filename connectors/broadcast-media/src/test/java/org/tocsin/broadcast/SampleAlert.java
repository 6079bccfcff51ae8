package org.tocsin.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;

/** An alert to be varied: vector V1 of the SAME headers, unless told otherwise. Immutable. */
public record SampleAlert(
        String identifier,
        String sent,
        Optional<String> expires,
        Status status,
        MsgType msgType,
        Scope scope,
        String event,
        List<NamedValue> eventCodes,
        List<NamedValue> parameters,
        List<NamedValue> geocodes,
        String description,
        String instruction,
        List<String> languages) {

    public static final SampleAlert V1 = new SampleAlert(
            "v1",
            "2026-11-23T13:07:20-05:00",
            Optional.of("2026-11-23T14:07:20-05:00"),
            Status.ACTUAL,
            MsgType.ALERT,
            Scope.PUBLIC,
            "Chemical spill",
            List.of(new NamedValue("SAME", "CEM")),
            List.of(new NamedValue("EAS-ORG", "CIV")),
            named("SAME", "026139", "026163", "026125"),
            "A tank is leaking at the harbour.",
            "Stay indoors and close the windows.",
            List.of("en-US"));

    public static List<NamedValue> named(String name, String... values) {
        return Arrays.stream(values).map(value -> new NamedValue(name, value)).toList();
    }

    public SampleAlert identifier(String value) {
        return copy(value, sent, expires, status, msgType, scope, eventCodes, parameters, geocodes, languages);
    }

    public SampleAlert times(String newSent, String newExpires) {
        return copy(
                identifier,
                newSent,
                Optional.of(newExpires),
                status,
                msgType,
                scope,
                eventCodes,
                parameters,
                geocodes,
                languages);
    }

    /** Sent at that moment, to the second and in UTC, for an hour. */
    public SampleAlert sentAt(Instant moment) {
        return times(capTime(moment), capTime(moment.plus(Duration.ofHours(1))));
    }

    /** Sent as before, for that long. */
    public SampleAlert lasting(Duration duration) {
        return times(sent, capTime(CapTime.parse(sent).instant().plus(duration)));
    }

    public SampleAlert status(Status value) {
        return copy(identifier, sent, expires, value, msgType, scope, eventCodes, parameters, geocodes, languages);
    }

    public SampleAlert msgType(MsgType value) {
        return copy(identifier, sent, expires, status, value, scope, eventCodes, parameters, geocodes, languages);
    }

    public SampleAlert scope(Scope value) {
        return copy(identifier, sent, expires, status, msgType, value, eventCodes, parameters, geocodes, languages);
    }

    public SampleAlert eventCodes(List<NamedValue> values) {
        return copy(identifier, sent, expires, status, msgType, scope, values, parameters, geocodes, languages);
    }

    public SampleAlert parameters(List<NamedValue> values) {
        return copy(identifier, sent, expires, status, msgType, scope, eventCodes, values, geocodes, languages);
    }

    public SampleAlert geocodes(List<NamedValue> values) {
        return copy(identifier, sent, expires, status, msgType, scope, eventCodes, parameters, values, languages);
    }

    public SampleAlert in(String... tags) {
        return copy(identifier, sent, expires, status, msgType, scope, eventCodes, parameters, geocodes, List.of(tags));
    }

    public SampleAlert texts(String newDescription, String newInstruction) {
        return new SampleAlert(
                identifier,
                sent,
                expires,
                status,
                msgType,
                scope,
                event,
                eventCodes,
                parameters,
                geocodes,
                newDescription,
                newInstruction,
                languages);
    }

    public Info info() {
        return alert().infos().get(0);
    }

    public Alert alert() {
        return new Alert(
                identifier,
                "alerts@example.org",
                CapTime.parse(sent),
                status,
                msgType,
                Optional.empty(),
                scope,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                new ArrayList<>(languages.stream().map(this::info).toList()));
    }

    private Info info(String language) {
        return new Info(
                language,
                List.of(Category.SAFETY),
                event,
                List.of(),
                Urgency.IMMEDIATE,
                Severity.EXTREME,
                Certainty.OBSERVED,
                Optional.empty(),
                eventCodes,
                Optional.empty(),
                Optional.empty(),
                expires.map(CapTime::parse),
                Optional.of("Harbour Office"),
                Optional.of("Spill in the harbour"),
                Optional.of(description),
                Optional.of(instruction),
                Optional.empty(),
                Optional.empty(),
                parameters,
                List.of(),
                List.of(new Area(
                        "Harbour District", List.of(), List.of(), geocodes, Optional.empty(), Optional.empty())));
    }

    private static String capTime(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'-00:00'")
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    private SampleAlert copy(
            String newIdentifier,
            String newSent,
            Optional<String> newExpires,
            Status newStatus,
            MsgType newMsgType,
            Scope newScope,
            List<NamedValue> newEventCodes,
            List<NamedValue> newParameters,
            List<NamedValue> newGeocodes,
            List<String> newLanguages) {
        return new SampleAlert(
                newIdentifier,
                newSent,
                newExpires,
                newStatus,
                newMsgType,
                newScope,
                event,
                newEventCodes,
                newParameters,
                newGeocodes,
                description,
                instruction,
                newLanguages);
    }
}
