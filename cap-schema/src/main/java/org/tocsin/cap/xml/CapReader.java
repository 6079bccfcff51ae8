package org.tocsin.cap.xml;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Limits;
import org.tocsin.cap.Reading;
import org.tocsin.cap.xml.binding.AlertElement;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads CAP 1.2 in one pass when the message is clean; a message that the schema refuses is read again to say all that is
 * wrong with it. Safe for concurrent use: validators and unmarshallers are pooled, as many as threads ever read at once.
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
                    List.of(Finding.error("XML", "/", "The message cannot be read: " + e.getMessage())));
        }
    }

    private Reading readXml(byte[] xml) throws RefusedXml, SAXException {
        Pipeline pipeline = Optional.ofNullable(idle.poll()).orElseGet(Pipeline::new);
        RootCheck root = new RootCheck(pipeline.input());
        parser.parse(xml, root);
        if (root.fault().isPresent()) {
            return new Reading.NotCap(List.of(root.fault().get()));
        }
        Optional<AlertElement> alert = pipeline.result();
        // Not in a finally block: after a broken parse the pipeline's state is anybody's guess, and a new one is made.
        idle.add(pipeline);
        return alert.isPresent() ? AlertConversion.convert(alert.get(), xml, limits) : new Reading.NotCap(faults(xml));
    }

    private List<Finding> faults(byte[] xml) throws RefusedXml, SAXException {
        SchemaFaults faults = new SchemaFaults(limits.findings());
        ContentHandler root = new RootCheck(faults);
        parser.parse(xml, root);
        return faults.findings();
    }
}
