package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import java.util.Optional;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.ErrorIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.FailureIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.Response;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.RestartIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopRequest;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceRequest;

/** Messages to octets, the elements in the order of the standard. */
final class SbcapEncoder {
    private static final int LAST_PERIOD_TO_SEND = 4095;

    private SbcapEncoder() {}

    static byte[] encode(SbcapMessage message) {
        if (message instanceof WriteReplaceRequest request) {
            return write(request);
        } else if (message instanceof StopRequest request) {
            return stop(request);
        } else if (message instanceof Response response) {
            return response(response);
        } else if (message instanceof WriteReplaceIndication indication) {
            return writeIndication(indication);
        } else if (message instanceof StopIndication indication) {
            return stopIndication(indication);
        } else if (message instanceof RestartIndication indication) {
            return restart(indication);
        } else if (message instanceof FailureIndication indication) {
            return failure(indication);
        }
        return error((ErrorIndication) message);
    }

    private static byte[] write(WriteReplaceRequest request) {
        ElementWriter out = identified(request.messageId(), request.serial());
        areas(out, request.trackingAreas(), request.area());
        period(out, request.repetitionSeconds());
        out.reject(Element.BROADCASTS, per -> per.number(request.broadcasts(), 0, Element.MOST_BROADCASTS));
        request.warning().ifPresent(type -> out.ignore(Element.WARNING_TYPE, per -> per.bits(type.value(), 16)));
        request.security()
                .ifPresent(security -> out.ignore(Element.SECURITY_INFORMATION, per -> per.fixed(security.value())));
        request.codingScheme().ifPresent(dcs -> out.ignore(Element.CODING_SCHEME, per -> per.bitString(dcs, 8)));
        if (!request.pages().isEmpty()) {
            out.ignore(
                    Element.CONTENT,
                    per -> per.octetString(ContentCoding.write(request.pages()), ContentCoding.MOST_OCTETS));
        }
        operationsCentre(out, request.operationsCentre());
        flag(out, request.concurrent(), Element.CONCURRENT, true);
        flag(out, request.indication(), Element.SEND_WRITE_INDICATION, false);
        request.baseStation().ifPresent(enb -> out.ignore(Element.BASE_STATION, per -> PlaceCoding.writeEnb(per, enb)));
        if (!request.coordinates().isEmpty()) {
            out.ignore(
                    Element.COORDINATES,
                    per -> per.octetString(request.coordinates().value(), Element.MOST_COORDINATES));
        }
        return out.message(0, Procedure.WRITE_REPLACE.code(), true, true);
    }

    /** Beyond what the ordinary element carries it stands in the extended one, which then counts. */
    private static void period(ElementWriter out, int seconds) {
        out.reject(
                Element.REPETITION_PERIOD,
                per -> per.number(Math.min(seconds, LAST_PERIOD_TO_SEND), 0, Element.LONGEST_PERIOD));
        if (seconds > LAST_PERIOD_TO_SEND) {
            out.reject(
                    Element.EXTENDED_REPETITION_PERIOD,
                    per -> per.number(seconds, Element.LONGEST_PERIOD, Element.LONGEST_EXTENDED_PERIOD));
        }
    }

    private static byte[] stop(StopRequest request) {
        ElementWriter out = identified(request.messageId(), request.serial());
        areas(out, request.trackingAreas(), request.area());
        operationsCentre(out, request.operationsCentre());
        flag(out, request.indication(), Element.SEND_STOP_INDICATION, false);
        flag(out, request.all(), Element.STOP_ALL, true);
        return out.message(0, Procedure.STOP.code(), true, true);
    }

    private static byte[] response(Response response) {
        ElementWriter out = identified(response.messageId(), response.serial());
        out.reject(Element.CAUSE, per -> per.number(response.cause().code(), 0, 255));
        diagnostics(out, response.diagnostics());
        if (!response.unknownAreas().isEmpty()) {
            out.ignore(
                    Element.UNKNOWN_AREAS,
                    per -> PlaceCoding.writeList(
                            per, response.unknownAreas(), PlaceCoding.MOST, PlaceCoding::writeTai));
        }
        return out.message(1, (response.stop() ? Procedure.STOP : Procedure.WRITE_REPLACE).code(), true, true);
    }

    private static byte[] writeIndication(WriteReplaceIndication indication) {
        ElementWriter out = identified(indication.messageId(), indication.serial());
        indication
                .scheduled()
                .ifPresent(report ->
                        out.reject(Element.SCHEDULED_AREAS, per -> new ReportCoding(false).write(per, report)));
        return out.message(0, Procedure.WRITE_REPLACE_INDICATION.code(), false, true);
    }

    private static byte[] stopIndication(StopIndication indication) {
        ElementWriter out = identified(indication.messageId(), indication.serial());
        indication
                .cancelled()
                .ifPresent(report ->
                        out.reject(Element.CANCELLED_AREAS, per -> new ReportCoding(true).write(per, report)));
        if (!indication.idle().isEmpty()) {
            out.ignore(
                    Element.EMPTY_AREAS,
                    per -> PlaceCoding.writeList(
                            per, indication.idle(), Element.MOST_RESTARTED, PlaceCoding::writeEnb));
        }
        return out.message(0, Procedure.STOP_INDICATION.code(), false, true);
    }

    private static byte[] restart(RestartIndication indication) {
        ElementWriter out = new ElementWriter();
        out.reject(
                Element.RESTARTED_CELLS,
                per -> PlaceCoding.writeList(per, indication.cells(), Element.MOST_RESTARTED, PlaceCoding::writeCell));
        out.reject(Element.BASE_STATION, per -> PlaceCoding.writeEnb(per, indication.baseStation()));
        out.reject(
                Element.RESTARTED_AREAS,
                per -> PlaceCoding.writeList(
                        per, indication.areas(), Element.MOST_RESTARTED_AREAS, PlaceCoding::writeTai));
        if (!indication.emergencyAreas().isEmpty()) {
            out.reject(
                    Element.RESTARTED_EMERGENCY_AREAS,
                    per -> PlaceCoding.writeList(
                            per, indication.emergencyAreas(), Element.MOST_RESTARTED, PlaceCoding::writeEmergencyArea));
        }
        return out.message(0, Procedure.RESTART.code(), false, true);
    }

    private static byte[] failure(FailureIndication indication) {
        return new ElementWriter()
                .reject(
                        Element.FAILED_CELLS,
                        per -> PlaceCoding.writeList(
                                per, indication.cells(), Element.MOST_RESTARTED, PlaceCoding::writeCell))
                .reject(Element.BASE_STATION, per -> PlaceCoding.writeEnb(per, indication.baseStation()))
                .message(0, Procedure.FAILURE.code(), false, true);
    }

    private static byte[] error(ErrorIndication indication) {
        ElementWriter out = new ElementWriter();
        indication.cause().ifPresent(cause -> out.ignore(Element.CAUSE, per -> per.number(cause.code(), 0, 255)));
        diagnostics(out, indication.diagnostics());
        return out.message(0, Procedure.ERROR.code(), false, false);
    }

    private static ElementWriter identified(int messageId, SerialNumber serial) {
        if (messageId < 0 || messageId > 0xffff) {
            throw new IllegalArgumentException("message identifier " + messageId);
        }
        return new ElementWriter()
                .reject(Element.MESSAGE_IDENTIFIER, per -> per.bitString(messageId, 16))
                .reject(Element.SERIAL_NUMBER, per -> per.bitString(serial.value(), 16));
    }

    private static void areas(ElementWriter out, List<Tai> trackingAreas, Optional<WarningArea> area) {
        if (!trackingAreas.isEmpty()) {
            out.reject(
                    Element.LIST_OF_TAIS,
                    per -> PlaceCoding.writeList(per, trackingAreas, PlaceCoding.MOST, PlaceCoding::writeTai));
        }
        area.ifPresent(where -> out.ignore(Element.WARNING_AREA, per -> PlaceCoding.writeArea(per, where)));
    }

    private static void operationsCentre(ElementWriter out, Octets name) {
        if (!name.isEmpty()) {
            out.ignore(Element.OPERATIONS_CENTRE, per -> per.octetString(name.value(), Element.MOST_OPERATIONS_CENTRE));
        }
    }

    private static void diagnostics(ElementWriter out, Optional<Diagnostics> diagnostics) {
        diagnostics.ifPresent(what -> out.ignore(Element.DIAGNOSTICS, per -> DiagnosticsCoding.write(per, what)));
    }

    /** An element whose mere presence says yes. */
    private static void flag(ElementWriter out, boolean value, int id, boolean reject) {
        if (value && reject) {
            out.reject(id, per -> {});
        } else if (value) {
            out.ignore(id, per -> {});
        }
    }
}
