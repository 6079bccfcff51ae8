package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cellbroadcast.cbsp.SecurityInformation;
import org.tocsin.cellbroadcast.page.WarningType;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.ErrorIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.FailureIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.Response;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.RestartIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopRequest;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceRequest;

/** SBc-AP between messages and octets (3GPP TS 29.168 4.4, aligned PER). Pure, safe for concurrent use. */
public final class SbcapCodec {
    private SbcapCodec() {}

    /** @throws IllegalArgumentException when a value is out of the range that its record names */
    public static byte[] encode(SbcapMessage message) {
        return SbcapEncoder.encode(message);
    }

    /** Elements that are not known are passed over, as the standard asks of those that may be ignored. */
    public static SbcapMessage decode(byte[] octets) throws SbcapFormatException {
        try {
            return pdu(new PerReader(octets));
        } catch (IllegalArgumentException e) {
            throw new SbcapFormatException("a value out of its range: " + e.getMessage(), e);
        }
    }

    private static SbcapMessage pdu(PerReader in) throws SbcapFormatException {
        int outcome = in.flag() ? 3 : in.bits(2);
        int code = in.number(0, 255);
        in.bits(2);
        if (outcome == 3) {
            throw new SbcapFormatException("a message that is neither a beginning nor an outcome");
        }
        Procedure procedure = Procedure.of(code)
                .orElseThrow(() -> new SbcapFormatException("the procedure " + code + " is not known"));
        PerReader message = new PerReader(in.open());
        message.flag();
        if (procedure != Procedure.ERROR) {
            message.flag();
        }
        Elements elements = Elements.read(message);
        return outcome == 0 ? initiating(procedure, elements) : outcome(procedure, elements);
    }

    private static SbcapMessage initiating(Procedure procedure, Elements in) throws SbcapFormatException {
        return switch (procedure) {
            case WRITE_REPLACE -> write(in);
            case STOP -> stop(in);
            case ERROR -> new ErrorIndication(cause(in), diagnostics(in));
            case WRITE_REPLACE_INDICATION ->
                new WriteReplaceIndication(
                        in.messageId(),
                        in.serial(),
                        in.optional(Element.SCHEDULED_AREAS, new ReportCoding(false)::read));
            case STOP_INDICATION ->
                new StopIndication(
                        in.messageId(),
                        in.serial(),
                        in.optional(Element.CANCELLED_AREAS, new ReportCoding(true)::read),
                        in.list(Element.EMPTY_AREAS, Element.MOST_RESTARTED, PlaceCoding::readEnb));
            case RESTART -> restart(in);
            case FAILURE ->
                new FailureIndication(
                        cells(in, Element.FAILED_CELLS), in.required(Element.BASE_STATION, PlaceCoding::readEnb));
        };
    }

    private static SbcapMessage outcome(Procedure procedure, Elements in) throws SbcapFormatException {
        if (procedure != Procedure.WRITE_REPLACE && procedure != Procedure.STOP) {
            throw new SbcapFormatException("the procedure " + procedure + " has no answer");
        }
        return new Response(
                procedure == Procedure.STOP,
                in.messageId(),
                in.serial(),
                in.required(Element.CAUSE, per -> new SbcapCause(per.number(0, 255))),
                diagnostics(in),
                in.list(Element.UNKNOWN_AREAS, PlaceCoding.MOST, PlaceCoding::readTai));
    }

    private static WriteReplaceRequest write(Elements in) throws SbcapFormatException {
        int period = in.required(Element.REPETITION_PERIOD, per -> per.number(0, Element.LONGEST_PERIOD));
        OptionalInt extended = in.number(
                Element.EXTENDED_REPETITION_PERIOD,
                per -> per.number(Element.LONGEST_PERIOD, Element.LONGEST_EXTENDED_PERIOD));
        return new WriteReplaceRequest(
                in.messageId(),
                in.serial(),
                in.list(Element.LIST_OF_TAIS, PlaceCoding.MOST, PlaceCoding::readTai),
                in.optional(Element.WARNING_AREA, PlaceCoding::readArea),
                extended.orElse(period),
                in.required(Element.BROADCASTS, per -> per.number(0, Element.MOST_BROADCASTS)),
                in.optional(Element.WARNING_TYPE, per -> WarningType.of(per.bits(16))),
                in.optional(
                        Element.SECURITY_INFORMATION,
                        per -> new SecurityInformation(per.fixed(Element.SECURITY_OCTETS))),
                in.number(Element.CODING_SCHEME, per -> per.bitString(8)),
                in.optional(Element.CONTENT, per -> ContentCoding.read(per.octetString(ContentCoding.MOST_OCTETS)))
                        .orElse(List.of()),
                in.octets(Element.OPERATIONS_CENTRE, Element.MOST_OPERATIONS_CENTRE),
                in.has(Element.CONCURRENT),
                in.has(Element.SEND_WRITE_INDICATION),
                in.optional(Element.BASE_STATION, PlaceCoding::readEnb),
                in.octets(Element.COORDINATES, Element.MOST_COORDINATES));
    }

    private static StopRequest stop(Elements in) throws SbcapFormatException {
        return new StopRequest(
                in.messageId(),
                in.serial(),
                in.list(Element.LIST_OF_TAIS, PlaceCoding.MOST, PlaceCoding::readTai),
                in.optional(Element.WARNING_AREA, PlaceCoding::readArea),
                in.octets(Element.OPERATIONS_CENTRE, Element.MOST_OPERATIONS_CENTRE),
                in.has(Element.SEND_STOP_INDICATION),
                in.has(Element.STOP_ALL));
    }

    private static RestartIndication restart(Elements in) throws SbcapFormatException {
        return new RestartIndication(
                cells(in, Element.RESTARTED_CELLS),
                in.required(Element.BASE_STATION, PlaceCoding::readEnb),
                in.list(Element.RESTARTED_AREAS, Element.MOST_RESTARTED_AREAS, PlaceCoding::readTai),
                in.list(Element.RESTARTED_EMERGENCY_AREAS, Element.MOST_RESTARTED, PlaceCoding::readEmergencyArea));
    }

    private static List<Ecgi> cells(Elements in, int id) throws SbcapFormatException {
        return in.required(id, per -> PlaceCoding.readList(per, Element.MOST_RESTARTED, PlaceCoding::readCell));
    }

    private static Optional<SbcapCause> cause(Elements in) throws SbcapFormatException {
        return in.optional(Element.CAUSE, per -> new SbcapCause(per.number(0, 255)));
    }

    private static Optional<Diagnostics> diagnostics(Elements in) throws SbcapFormatException {
        return in.optional(Element.DIAGNOSTICS, DiagnosticsCoding::read);
    }
}
