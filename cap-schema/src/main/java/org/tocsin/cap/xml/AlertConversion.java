package org.tocsin.cap.xml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Deviation;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Info;
import org.tocsin.cap.Limits;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.cap.xml.binding.AlertElement;
import org.tocsin.cap.xml.binding.InfoElement;

/**
 * From the binding of an alert to its record. Always gives one: what is missing, unknown or unreadable becomes a placeholder
 * and is noted, so that everything else can still be checked.
 */
final class AlertConversion {
    private static final CapTime UNREAD = new CapTime("", Instant.EPOCH);

    private final Notes notes;
    private final Texts texts;

    private AlertConversion(Notes notes, Limits limits) {
        this.notes = notes;
        this.texts = new Texts(notes, limits);
    }

    static Alert convert(AlertElement element, Notes notes, Limits limits) {
        return new AlertConversion(notes, limits).alert(element);
    }

    private Alert alert(AlertElement element) {
        String identifier = texts.required(element.getIdentifier(), "/alert/identifier");
        String sender = texts.required(element.getSender(), "/alert/sender");
        CapTime sent = sent(element.getSent());
        Status status =
                texts.choice(element.getStatus(), "/alert/status", Status::of).orElse(Status.DRAFT);
        MsgType msgType = texts.choice(element.getMsgType(), "/alert/msgType", MsgType::of)
                .orElse(MsgType.ALERT);
        List<String> addresses = texts.words(element.getAddresses(), "/alert/addresses");
        Scope scope = scope(element, addresses);
        List<String> codes = codes(element.getCode());
        List<Reference> references = new ReferenceTexts(texts).references(element.getReferences());
        List<String> incidents = texts.words(element.getIncidents(), "/alert/incidents");
        List<Info> infos = infos(element.getInfo());
        return new Alert(
                identifier,
                sender,
                sent,
                status,
                msgType,
                Texts.text(element.getSource()),
                scope,
                Texts.text(element.getRestriction()),
                addresses,
                codes,
                Texts.text(element.getNote()),
                references,
                incidents,
                infos,
                notes.form());
    }

    private CapTime sent(@Nullable String text) {
        if (text == null) {
            notes.unread("/alert/sent");
        }
        return texts.time(text, "/alert/sent").orElse(UNREAD);
    }

    private Scope scope(AlertElement element, List<String> addresses) {
        if (element.getScope() != null || notes.version() != CapVersion.V1_0) {
            return texts.choice(element.getScope(), "/alert/scope", Scope::of).orElse(Scope.PRIVATE);
        }
        Scope assumed = scopeByNeighbours(element, addresses);
        notes.assumed(
                Finding.Level.WARNING,
                "VERSION-01",
                "/alert",
                "The message has no scope, which CAP 1.0 allows; it is taken for " + assumed.text()
                        + ", as its addresses and restriction have it. Give scope.");
        return assumed;
    }

    /** The narrowest scope that the message has words for. */
    private static Scope scopeByNeighbours(AlertElement element, List<String> addresses) {
        if (!addresses.isEmpty() || element.getAddresses() != null) {
            return Scope.PRIVATE;
        }
        return Texts.text(element.getRestriction()).isPresent() ? Scope.RESTRICTED : Scope.PUBLIC;
    }

    private List<String> codes(List<String> elements) {
        List<String> codes = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            String path = "/alert/code[" + (i + 1) + "]";
            Optional<String> code = Texts.text(elements.get(i));
            if (code.isPresent()) {
                codes.add(texts.trimmed(code.get(), path));
            } else {
                notes.deviation(Deviation.Kind.EMPTY_CODE, path, "");
            }
        }
        return codes;
    }

    private List<Info> infos(List<InfoElement> elements) {
        InfoConversion conversion = new InfoConversion(texts);
        List<Info> infos = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            infos.add(conversion.info(elements.get(i), "/alert/info[" + (i + 1) + "]"));
        }
        return infos;
    }
}
