package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.cbsp.SecurityInformation;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;
import org.tocsin.cellbroadcast.sbcap.AreaReport.CellReport;
import org.tocsin.cellbroadcast.sbcap.AreaReport.InEmergencyArea;
import org.tocsin.cellbroadcast.sbcap.AreaReport.InTrackingArea;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceRequest;

/** One message of every kind, with every element somewhere. */
final class SampleMessages {
    static final SerialNumber SERIAL = SerialNumber.of(0x4021);
    static final Ecgi CELL_1 = new Ecgi(new Plmn("262", "42"), 0x0abcde1);
    static final Ecgi CELL_2 = new Ecgi(new Plmn("310", "410"), 0xfffffff);
    static final Tai AREA_1 = new Tai(new Plmn("262", "42"), 0x0101);
    static final Tai AREA_2 = new Tai(new Plmn("310", "410"), 0xffff);
    static final GlobalEnb MACRO = new GlobalEnb(new Plmn("262", "42"), GlobalEnb.Size.MACRO, 0xabcde);
    static final GlobalEnb HOME = new GlobalEnb(new Plmn("262", "42"), GlobalEnb.Size.HOME, 0xabcdef1);
    static final GlobalEnb SHORT = new GlobalEnb(new Plmn("262", "42"), GlobalEnb.Size.SHORT_MACRO, 0x2abcd);
    static final GlobalEnb LONG = new GlobalEnb(new Plmn("262", "42"), GlobalEnb.Size.LONG_MACRO, 0x1abcde);
    /** A circle, as reference octets have it. */
    static final Octets COORDINATES = new Octets(
            new byte[] {0x30, 0x28, (byte) 0xb1, (byte) 0xc7, 0x1f, (byte) 0x8b, 0x60, (byte) 0xb0, 2, (byte) 0x80});

    private SampleMessages() {}

    static List<SbcapMessage> all() {
        return List.of(
                text("x".repeat(200), 60),
                everything(),
                primaryNotification(),
                stop(Optional.of(new WarningArea.TrackingAreas(List.of(AREA_1, AREA_2))), false),
                stop(Optional.of(new WarningArea.EmergencyAreas(List.of(0, 0xabcdef))), false),
                stop(Optional.empty(), true),
                response(false, 0, Optional.empty(), List.of()),
                response(false, 4, Optional.of(diagnostics()), List.of(AREA_1, AREA_2)),
                response(true, 3, Optional.empty(), List.of()),
                new SbcapMessage.WriteReplaceIndication(4371, SERIAL, Optional.empty()),
                new SbcapMessage.WriteReplaceIndication(4371, SERIAL, Optional.of(report(0))),
                new SbcapMessage.StopIndication(4371, SERIAL, Optional.of(report(7)), List.of()),
                new SbcapMessage.StopIndication(4371, SERIAL, Optional.empty(), List.of(MACRO, HOME, SHORT, LONG)),
                new SbcapMessage.RestartIndication(List.of(CELL_1, CELL_2), MACRO, List.of(AREA_1), List.of(17)),
                new SbcapMessage.RestartIndication(List.of(CELL_1), LONG, List.of(AREA_1, AREA_2), List.of()),
                new SbcapMessage.FailureIndication(List.of(CELL_2), HOME),
                new SbcapMessage.ErrorIndication(Optional.of(new SbcapCause(13)), Optional.of(diagnostics())),
                new SbcapMessage.ErrorIndication(Optional.empty(), Optional.empty()));
    }

    static WriteReplaceRequest text(String text, int seconds) {
        Paging.Paged paged = (Paging.Paged) Paging.of(text, "en");
        return new WriteReplaceRequest(
                4371,
                SERIAL,
                List.of(),
                Optional.of(new WarningArea.Cells(List.of(CELL_1, CELL_2))),
                seconds,
                1440,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(paged.scheme().value()),
                paged.pages(),
                Octets.NONE,
                true,
                true,
                Optional.empty(),
                Octets.NONE);
    }

    static WriteReplaceRequest inCells(List<Ecgi> cells) {
        WriteReplaceRequest text = text("Many cells", 60);
        return new WriteReplaceRequest(
                text.messageId(),
                text.serial(),
                List.of(),
                Optional.of(new WarningArea.Cells(cells)),
                text.repetitionSeconds(),
                text.broadcasts(),
                Optional.empty(),
                Optional.empty(),
                text.codingScheme(),
                text.pages(),
                Octets.NONE,
                true,
                true,
                Optional.empty(),
                Octets.NONE);
    }

    private static WriteReplaceRequest everything() {
        Paging.Paged paged = (Paging.Paged) Paging.of("تحذير", "ar");
        return new WriteReplaceRequest(
                4384,
                SERIAL,
                List.of(AREA_1, AREA_2),
                Optional.of(new WarningArea.EmergencyAreas(List.of(1, 2, 3))),
                100_000,
                65_535,
                Optional.of(new WarningType(WarningType.TSUNAMI, true, false)),
                Optional.of(SecurityInformation.NONE),
                OptionalInt.of(paged.scheme().value()),
                paged.pages(),
                new Octets(new byte[] {1, 2, 3}),
                true,
                true,
                Optional.of(SHORT),
                COORDINATES);
    }

    private static WriteReplaceRequest primaryNotification() {
        return new WriteReplaceRequest(
                4354,
                SERIAL,
                List.of(),
                Optional.empty(),
                4096,
                0,
                Optional.of(new WarningType(WarningType.EARTHQUAKE_AND_TSUNAMI, true, true)),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Octets.NONE,
                false,
                false,
                Optional.empty(),
                Octets.NONE);
    }

    private static SbcapMessage.StopRequest stop(Optional<WarningArea> area, boolean all) {
        return new SbcapMessage.StopRequest(4371, SERIAL, List.of(AREA_1), area, Octets.NONE, !all, all);
    }

    private static SbcapMessage.Response response(
            boolean stop, int cause, Optional<Diagnostics> diagnostics, List<Tai> unknown) {
        return new SbcapMessage.Response(stop, 4371, SERIAL, new SbcapCause(cause), diagnostics, unknown);
    }

    private static Diagnostics diagnostics() {
        return new Diagnostics(
                OptionalInt.of(1),
                OptionalInt.of(0),
                OptionalInt.of(2),
                List.of(new Diagnostics.ElementFault(0, 5, true), new Diagnostics.ElementFault(1, 46, false)));
    }

    private static AreaReport report(int broadcasts) {
        CellReport one = new CellReport(CELL_1, broadcasts);
        CellReport other = new CellReport(CELL_2, broadcasts * 2);
        return new AreaReport(
                List.of(one, other),
                List.of(new InTrackingArea(AREA_1, List.of(one))),
                List.of(new InEmergencyArea(0xabcdef, List.of(other, one))));
    }
}
