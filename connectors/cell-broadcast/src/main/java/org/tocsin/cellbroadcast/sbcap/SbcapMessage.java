package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.cellbroadcast.cbsp.SecurityInformation;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;

/** A message of SBc-AP (3GPP TS 29.168 4.3). Identifiers have 16 bits. */
public sealed interface SbcapMessage {

    /** What a centre asks. Answers are matched by procedure, identifier and serial number. */
    sealed interface Request extends SbcapMessage {
        int messageId();

        SerialNumber serial();
    }

    /**
     * @param trackingAreas where the MME hands it on; empty for everywhere
     * @param area where base stations send it; empty for all of their cells
     * @param repetitionSeconds 0 to 131071; beyond 4095 it travels as the extended period
     * @param broadcasts 0 to 65535
     * @param warning the primary notification of an earthquake or tsunami
     * @param codingScheme of the pages, 0 to 255
     * @param pages at most 15; none for a primary notification alone
     * @param concurrent other messages stay on air beside it; without, it takes their place
     * @param indication whether the MME is to tell in which cells it was scheduled
     * @param coordinates of the warning area for phones, at most 1024 octets; empty for none
     */
    record WriteReplaceRequest(
            int messageId,
            SerialNumber serial,
            List<Tai> trackingAreas,
            Optional<WarningArea> area,
            int repetitionSeconds,
            int broadcasts,
            Optional<WarningType> warning,
            Optional<SecurityInformation> security,
            OptionalInt codingScheme,
            List<Page> pages,
            Octets operationsCentre,
            boolean concurrent,
            boolean indication,
            Optional<GlobalEnb> baseStation,
            Octets coordinates)
            implements Request {
        public WriteReplaceRequest {
            trackingAreas = List.copyOf(trackingAreas);
            pages = List.copyOf(pages);
        }
    }

    /**
     * @param indication whether the MME is to tell in which cells it was stopped
     * @param all every message, whatever its identifier
     */
    record StopRequest(
            int messageId,
            SerialNumber serial,
            List<Tai> trackingAreas,
            Optional<WarningArea> area,
            Octets operationsCentre,
            boolean indication,
            boolean all)
            implements Request {
        public StopRequest {
            trackingAreas = List.copyOf(trackingAreas);
        }
    }

    /**
     * The answer to a request: it tells what the MME did with it, not what becomes of it in the cells.
     *
     * @param stop whether it answers a stop; else a write-replace
     */
    record Response(
            boolean stop,
            int messageId,
            SerialNumber serial,
            SbcapCause cause,
            Optional<Diagnostics> diagnostics,
            List<Tai> unknownAreas)
            implements SbcapMessage {
        public Response {
            unknownAreas = List.copyOf(unknownAreas);
        }
    }

    /** @param scheduled absent when no cell scheduled it */
    record WriteReplaceIndication(int messageId, SerialNumber serial, Optional<AreaReport> scheduled)
            implements SbcapMessage {}

    /** @param idle base stations that had nothing to stop */
    record StopIndication(int messageId, SerialNumber serial, Optional<AreaReport> cancelled, List<GlobalEnb> idle)
            implements SbcapMessage {
        public StopIndication {
            idle = List.copyOf(idle);
        }
    }

    /** Cells of a base station began anew and have no warning messages (1 to 256 cells). */
    record RestartIndication(List<Ecgi> cells, GlobalEnb baseStation, List<Tai> areas, List<Integer> emergencyAreas)
            implements SbcapMessage {
        public RestartIndication {
            cells = List.copyOf(cells);
            areas = List.copyOf(areas);
            emergencyAreas = List.copyOf(emergencyAreas);
        }
    }

    /** Cells of a base station can send no warning messages any more (1 to 256 cells). */
    record FailureIndication(List<Ecgi> cells, GlobalEnb baseStation) implements SbcapMessage {
        public FailureIndication {
            cells = List.copyOf(cells);
        }
    }

    record ErrorIndication(Optional<SbcapCause> cause, Optional<Diagnostics> diagnostics) implements SbcapMessage {}
}
