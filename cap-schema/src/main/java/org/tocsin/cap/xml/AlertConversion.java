package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Info;
import org.tocsin.cap.Limits;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reading;
import org.tocsin.cap.Reference;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.cap.xml.binding.AlertElement;
import org.tocsin.cap.xml.binding.InfoElement;

/** From the binding of a schema-valid alert to its record; texts that the records cannot hold become findings. */
final class AlertConversion {
    private final Findings findings = new Findings();
    private final Texts texts;

    private AlertConversion(Limits limits) {
        this.texts = new Texts(findings, limits.digits());
    }

    static Reading convert(AlertElement element, byte[] xml, Limits limits) {
        AlertConversion conversion = new AlertConversion(limits);
        Optional<Alert> alert = conversion.alert(element);
        List<Finding> found = conversion.findings.list();
        return alert.isPresent()
                ? new Reading.Valid(new CapMessage(xml, alert.get()), found)
                : new Reading.NotCap(found);
    }

    private Optional<Alert> alert(AlertElement element) {
        Optional<CapTime> sent = texts.time(element.getSent(), "/alert/sent");
        List<String> addresses = texts.words(element.getAddresses(), "/alert/addresses");
        List<String> incidents = texts.words(element.getIncidents(), "/alert/incidents");
        List<Reference> references = texts.references(element.getReferences(), "/alert/references");
        List<Info> infos = infos(element.getInfo());
        if (sent.isEmpty() || findings.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new Alert(
                element.getIdentifier(),
                element.getSender(),
                sent.get(),
                Status.of(element.getStatus()),
                MsgType.of(element.getMsgType()),
                Texts.text(element.getSource()),
                Scope.of(element.getScope()),
                Texts.text(element.getRestriction()),
                addresses,
                Texts.filled(element.getCode()),
                Texts.text(element.getNote()),
                references,
                incidents,
                infos));
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
