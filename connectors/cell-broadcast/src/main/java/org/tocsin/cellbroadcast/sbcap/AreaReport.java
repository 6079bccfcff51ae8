package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which cells a message was scheduled or cancelled in: by themselves, by tracking area, and by emergency area (3GPP TS
 * 29.168, Broadcast Scheduled and Broadcast Cancelled Area List).
 */
public record AreaReport(
        List<CellReport> cells, List<InTrackingArea> trackingAreas, List<InEmergencyArea> emergencyAreas) {

    /** @param broadcasts 0 to 65535: how often it went out; 0 in a report of what was scheduled, which does not tell */
    public record CellReport(Ecgi cell, int broadcasts) {}

    /** Cells of one tracking area. */
    public record InTrackingArea(Tai area, List<CellReport> cells) {
        public InTrackingArea {
            cells = List.copyOf(cells);
        }
    }

    /** Cells of one emergency area, an identity of 24 bits. */
    public record InEmergencyArea(int area, List<CellReport> cells) {
        public InEmergencyArea {
            cells = List.copyOf(cells);
        }
    }

    public AreaReport {
        cells = List.copyOf(cells);
        trackingAreas = List.copyOf(trackingAreas);
        emergencyAreas = List.copyOf(emergencyAreas);
    }

    public static AreaReport ofCells(List<CellReport> cells) {
        return new AreaReport(cells, List.of(), List.of());
    }

    /** Every cell that is named in any way; one may come more than once. */
    public Stream<CellReport> all() {
        return Stream.of(
                        cells.stream(),
                        trackingAreas.stream().flatMap(area -> area.cells().stream()),
                        emergencyAreas.stream().flatMap(area -> area.cells().stream()))
                .flatMap(stream -> stream);
    }
}
