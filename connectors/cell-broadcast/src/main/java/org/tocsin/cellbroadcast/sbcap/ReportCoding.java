package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import org.tocsin.cellbroadcast.sbcap.AreaReport.CellReport;
import org.tocsin.cellbroadcast.sbcap.AreaReport.InEmergencyArea;
import org.tocsin.cellbroadcast.sbcap.AreaReport.InTrackingArea;

/** Reports of cells on the wire: with counts in the Broadcast Cancelled, without in the Broadcast Scheduled Area List. */
final class ReportCoding {
    private static final int MOST_BROADCASTS = 65_535;

    private final boolean counts;

    ReportCoding(boolean counts) {
        this.counts = counts;
    }

    void write(PerWriter out, AreaReport report) {
        out.flag(false)
                .flag(!report.cells().isEmpty())
                .flag(!report.trackingAreas().isEmpty())
                .flag(!report.emergencyAreas().isEmpty())
                .flag(false);
        if (!report.cells().isEmpty()) {
            PlaceCoding.writeList(out, report.cells(), PlaceCoding.MOST, this::writeCell);
        }
        if (!report.trackingAreas().isEmpty()) {
            PlaceCoding.writeList(out, report.trackingAreas(), PlaceCoding.MOST, this::writeTrackingArea);
        }
        if (!report.emergencyAreas().isEmpty()) {
            PlaceCoding.writeList(out, report.emergencyAreas(), PlaceCoding.MOST, this::writeEmergencyArea);
        }
    }

    AreaReport read(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean cells = in.flag();
        boolean trackingAreas = in.flag();
        boolean emergencyAreas = in.flag();
        boolean extensions = in.flag();
        AreaReport report = new AreaReport(
                cells ? PlaceCoding.readList(in, PlaceCoding.MOST, this::readCell) : List.of(),
                trackingAreas ? PlaceCoding.readList(in, PlaceCoding.MOST, this::readTrackingArea) : List.of(),
                emergencyAreas ? PlaceCoding.readList(in, PlaceCoding.MOST, this::readEmergencyArea) : List.of());
        PlaceCoding.skip(in, extensions, additions);
        return report;
    }

    private void writeCell(PerWriter out, CellReport report) {
        out.flag(false).flag(false);
        PlaceCoding.writeCell(out, report.cell());
        if (counts) {
            out.number(report.broadcasts(), 0, MOST_BROADCASTS);
        }
    }

    private CellReport readCell(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean extensions = in.flag();
        Ecgi cell = PlaceCoding.readCell(in);
        CellReport report = new CellReport(cell, counts ? in.number(0, MOST_BROADCASTS) : 0);
        PlaceCoding.skip(in, extensions, additions);
        return report;
    }

    private void writeTrackingArea(PerWriter out, InTrackingArea report) {
        out.flag(false).flag(false);
        PlaceCoding.writeTai(out, report.area());
        PlaceCoding.writeList(out, report.cells(), PlaceCoding.MOST, this::writeCell);
    }

    private InTrackingArea readTrackingArea(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean extensions = in.flag();
        InTrackingArea report =
                new InTrackingArea(PlaceCoding.readTai(in), PlaceCoding.readList(in, PlaceCoding.MOST, this::readCell));
        PlaceCoding.skip(in, extensions, additions);
        return report;
    }

    private void writeEmergencyArea(PerWriter out, InEmergencyArea report) {
        out.flag(false).flag(false);
        PlaceCoding.writeEmergencyArea(out, report.area());
        PlaceCoding.writeList(out, report.cells(), PlaceCoding.MOST, this::writeCell);
    }

    private InEmergencyArea readEmergencyArea(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean extensions = in.flag();
        InEmergencyArea report = new InEmergencyArea(
                PlaceCoding.readEmergencyArea(in), PlaceCoding.readList(in, PlaceCoding.MOST, this::readCell));
        PlaceCoding.skip(in, extensions, additions);
        return report;
    }
}
