package org.tocsin.cap.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Limits;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The one XML parser of the gateway: no DTD, no entities beyond the five, nothing fetched, and every limit enforced while
 * streaming. Safe for concurrent use.
 */
final class HardenedParser {
    private final WstxInputFactory factory = new WstxInputFactory();
    private final Limits limits;

    HardenedParser(Limits limits) {
        this.limits = limits;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.attributeLength());
    }

    /** Streams the whole document, to its last byte, into the handler. */
    void parse(byte[] xml, ContentHandler handler) throws RefusedXml, SAXException {
        if (xml.length > limits.bytes()) {
            throw new RefusedXml(
                    "CAP-01",
                    "The message has " + xml.length + " octets; the limit of bytes is " + limits.bytes()
                            + ". Send less, for example by linking resources instead of embedding them.");
        }
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            new StreamToSax(reader, handler, limits).run();
        } catch (XMLStreamException e) {
            throw refusal(e);
        } catch (RuntimeException e) {
            // Woodstox answers some hostile input, such as colliding names, with unchecked exceptions.
            throw new RefusedXml("XML", "The parser cannot read this message as XML: " + e.getMessage() + ".");
        }
    }

    private static RefusedXml refusal(XMLStreamException e) {
        String message = firstLine(String.valueOf(e.getMessage()));
        // Woodstox reports its limits by this wording alone.
        boolean limit = message.contains(" limit (") && message.contains("exceeded");
        String rule = limit ? "CAP-01" : "XML";
        String sentence = (limit ? "The message is refused unread: " : "The message is no well-formed XML: ")
                + (message.endsWith(".") ? message : message + ".");
        return Optional.ofNullable(e.getLocation())
                .map(at -> new RefusedXml(rule, sentence, new Finding.Place(at.getLineNumber(), at.getColumnNumber())))
                .orElseGet(() -> new RefusedXml(rule, sentence));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
