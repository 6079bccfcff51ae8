package org.tocsin.cellbroadcast.cbc;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reading;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The message in an answer, as far as it concerns the one that was sent. Pure. */
enum Answer {
    ACKNOWLEDGED,
    /** The centre says that it does not take it. */
    ERROR,
    /** It speaks of another message. */
    FOREIGN,
    /** There is no message in it that this gateway knows. */
    NONE;

    private static final String IBAG_ROOT = "IBAG_Alert_Attributes";
    private static final int MOST_NOTE = 200;

    /** @param note what the centre says about it; may be empty */
    record Read(Answer answer, String note) {}

    static Read of(byte[] octets, Body sent) {
        if (octets.length == 0) {
            return new Read(NONE, "");
        }
        return CapXml.tree(octets)
                .map(tree -> ofDocument(tree.document(), octets, sent))
                .orElseGet(() -> new Read(NONE, ""));
    }

    private static Read ofDocument(Document document, byte[] octets, Body sent) {
        if (IBAG_ROOT.equals(document.getDocumentElement().getLocalName())) {
            return ofIbag(document, sent);
        }
        return CapXml.read(octets) instanceof Reading.Valid valid
                ? ofCap(valid.message().alert(), sent)
                : new Read(NONE, "");
    }

    private static Read ofCap(Alert alert, Body sent) {
        boolean ours = alert.references().isEmpty()
                || alert.references().stream()
                        .anyMatch(reference -> reference.key().value().equals(sent.key()));
        return read(alert.msgType() == MsgType.ACK, alert.msgType() == MsgType.ERROR, ours, shortened(alert.note()));
    }

    private static Read ofIbag(Document document, Body sent) {
        Optional<String> type = text(document, "IBAG_message_type");
        boolean ours = text(document, "IBAG_referenced_message_number")
                .map(number -> number.equalsIgnoreCase(IbagText.number(sent.number())))
                .orElse(true);
        List<String> words = List.of(
                text(document, "IBAG_response_code").orElse(""),
                text(document, "IBAG_note").orElse(""));
        return read(
                type.filter("Ack"::equals).isPresent(),
                type.filter("Error"::equals).isPresent(),
                ours,
                shortened(Optional.of(String.join(" ", words).strip())));
    }

    private static Read read(boolean acknowledges, boolean refuses, boolean ours, String note) {
        if (!acknowledges && !refuses) {
            return new Read(NONE, note);
        }
        return new Read(!ours ? FOREIGN : acknowledges ? ACKNOWLEDGED : ERROR, note);
    }

    private static Optional<String> text(Document document, String element) {
        NodeList found = document.getElementsByTagNameNS("*", element);
        return found.item(0) instanceof Element first
                ? Optional.of(first.getTextContent().strip())
                : Optional.empty();
    }

    private static String shortened(Optional<String> note) {
        String text = note.orElse("").replaceAll("\\s+", " ").strip();
        return text.length() > MOST_NOTE ? text.substring(0, MOST_NOTE) + "…" : text;
    }
}
