package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Limits;
import org.tocsin.cap.PartialAlert;
import org.tocsin.cap.Reading;
import org.tocsin.cap.xml.binding.AlertElement;
import org.xml.sax.SAXException;

/**
 * Reads CAP in one pass when the message is clean; a message that the schema refuses is read again, once to say all that
 * is wrong with it and once for what can be read of it. Safe for concurrent use: validators and unmarshallers are pooled,
 * as many as threads ever read at once.
 */
public final class CapReader {
    private final Limits limits;
    private final HardenedParser parser;
    private final Queue<Pipeline> idle = new ConcurrentLinkedQueue<>();

    public CapReader(Limits limits) {
        this.limits = limits;
        this.parser = new HardenedParser(limits);
    }

    /** Never throws, whatever the bytes are. */
    public Reading read(byte[] xml) {
        try {
            return readXml(xml);
        } catch (RefusedXml e) {
            return new Reading.NotXml(List.of(e.finding()));
        } catch (SAXException | RuntimeException e) {
            // No known message comes here; one that does must not take its caller down.
            return new Reading.NotXml(
                    List.of(Finding.error("XML", "/", "The message cannot be read: " + e.getMessage() + ".")));
        }
    }

    /** Each finding with the place that its path names; those of a message that is no XML stay as they are. */
    public List<Finding> located(byte[] xml, List<Finding> findings) {
        if (findings.stream().allMatch(finding -> finding.place().isPresent())) {
            return findings;
        }
        Places places = new Places(findings);
        try {
            parser.parse(xml, places);
        } catch (RefusedXml | SAXException e) {
            // The findings say that already; what was seen until then is located.
            return places.located();
        }
        return places.located();
    }

    private Reading readXml(byte[] xml) throws RefusedXml, SAXException {
        Pipeline pipeline = Optional.ofNullable(idle.poll()).orElseGet(Pipeline::new);
        Optional<Finding> fault;
        try {
            fault = parse(xml, pipeline);
        } catch (Pipeline.SchemaRefuses e) {
            return refused(xml, pipeline.notes().version());
        }
        if (fault.isPresent()) {
            return notCap(fault.get());
        }
        Notes notes = pipeline.notes();
        AlertElement element = pipeline.result();
        // Not in a finally block: after a broken parse the pipeline's state is anybody's guess, and a new one is made.
        idle.add(pipeline);
        return converted(xml, element, notes);
    }

    /** The fault of the root, if it has one. */
    private Optional<Finding> parse(byte[] xml, Pipeline pipeline) throws RefusedXml, SAXException {
        try {
            return parse(xml, new RootCheck(pipeline::input));
        } catch (PlainMessage.Doubt e) {
            return parse(xml, new RootCheck(pipeline::validatedInput));
        }
    }

    private Optional<Finding> parse(byte[] xml, RootCheck root) throws RefusedXml, SAXException {
        parser.parse(xml, root);
        return root.fault();
    }

    private Reading converted(byte[] xml, AlertElement element, Notes notes) {
        Alert alert = AlertConversion.convert(element, notes, limits);
        List<Finding> findings = notes.findings();
        return notes.hasErrors()
                ? new Reading.NotCap(findings, Optional.of(new PartialAlert(alert, notes.unread())))
                : new Reading.Valid(new CapMessage(xml, alert), findings);
    }

    private Reading refused(byte[] xml, CapVersion version) throws RefusedXml, SAXException {
        SchemaFaults faults = new SchemaFaults(version, limits.findings());
        RootCheck root = new RootCheck(same -> faults.input());
        parser.parse(xml, root);
        if (root.fault().isPresent()) {
            return notCap(root.fault().get());
        }
        if (faults.areTooMany()) {
            return new Reading.NotCap(faults.findings(), Optional.empty());
        }
        List<Finding> findings = new ArrayList<>(faults.findings());
        Notes notes = new Notes(version, paths(findings));
        Salvage salvage = new Salvage(notes);
        parser.parse(xml, new RootCheck(same -> salvage.input()));
        Alert alert = AlertConversion.convert(salvage.result(), notes, limits);
        findings.addAll(notes.findings());
        return new Reading.NotCap(findings, Optional.of(new PartialAlert(alert, notes.unread())));
    }

    private static Reading notCap(Finding fault) {
        return new Reading.NotCap(List.of(fault), Optional.empty());
    }

    private static Set<String> paths(List<Finding> findings) {
        return findings.stream().map(Finding::path).collect(Collectors.toUnmodifiableSet());
    }
}
