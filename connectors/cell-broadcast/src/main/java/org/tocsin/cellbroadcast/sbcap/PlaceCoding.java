package org.tocsin.cellbroadcast.sbcap;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cellbroadcast.cbsp.Plmn;

/** Cells, tracking areas, emergency areas and base stations on the wire (3GPP TS 29.168 4.4.5). */
final class PlaceCoding {
    static final int MOST = 65_535;
    private static final int PLMN_OCTETS = 3;
    private static final int EMERGENCY_AREA_BITS = 24;
    private static final int TRACKING_AREA_BITS = 16;
    private static final int MOST_EXTENSIONS = 65_535;

    /** Reads one entry of a list. */
    @FunctionalInterface
    interface EntryReader<E> {
        E read(PerReader in) throws SbcapFormatException;
    }

    /** Writes one entry of a list. */
    @FunctionalInterface
    interface EntryWriter<E> {
        void write(PerWriter out, E entry);
    }

    private PlaceCoding() {}

    /** @throws IllegalArgumentException when it has no entry, or more than {@code most} */
    static <E> void writeList(PerWriter out, List<E> entries, int most, EntryWriter<E> writer) {
        out.number(entries.size(), 1, most);
        entries.forEach(entry -> writer.write(out, entry));
    }

    static <E> List<E> readList(PerReader in, int most, EntryReader<E> reader) throws SbcapFormatException {
        List<E> entries = new ArrayList<>();
        for (int left = in.number(1, most); left > 0; left--) {
            entries.add(reader.read(in));
        }
        return entries;
    }

    static void writeCell(PerWriter out, Ecgi cell) {
        out.flag(false).flag(false);
        writePlmn(out, cell.plmn());
        out.bitString(cell.cell(), Ecgi.CELL_BITS);
    }

    static Ecgi readCell(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean extensions = in.flag();
        Ecgi cell = new Ecgi(readPlmn(in), in.bitString(Ecgi.CELL_BITS));
        skip(in, extensions, additions);
        return cell;
    }

    static void writeTai(PerWriter out, Tai tai) {
        out.flag(false);
        writePlmn(out, tai.plmn());
        out.bits(tai.code(), TRACKING_AREA_BITS);
    }

    static Tai readTai(PerReader in) throws SbcapFormatException {
        boolean extensions = in.flag();
        Tai tai = new Tai(readPlmn(in), in.bits(TRACKING_AREA_BITS));
        skip(in, extensions, false);
        return tai;
    }

    static void writeEmergencyArea(PerWriter out, int area) {
        if (area < 0 || area >= 1 << EMERGENCY_AREA_BITS) {
            throw new IllegalArgumentException("emergency area " + area);
        }
        out.align().bits(area, EMERGENCY_AREA_BITS);
    }

    static int readEmergencyArea(PerReader in) throws SbcapFormatException {
        return in.align().bits(EMERGENCY_AREA_BITS);
    }

    static void writeEnb(PerWriter out, GlobalEnb enb) {
        out.flag(false).flag(false);
        writePlmn(out, enb.plmn());
        GlobalEnb.Size size = enb.size();
        if (size.isAddition()) {
            out.flag(true).bits(size.index(), 7);
            out.open(new PerWriter().bitString(enb.id(), size.bits()));
        } else {
            out.flag(false).bits(size.index(), 1).bitString(enb.id(), size.bits());
        }
    }

    static GlobalEnb readEnb(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean extensions = in.flag();
        Plmn plmn = readPlmn(in);
        boolean addition = in.flag();
        GlobalEnb.Size size = GlobalEnb.Size.of(addition, addition ? in.smallNumber() : in.bits(1))
                .orElseThrow(() -> new SbcapFormatException("a base station numbered in a way that is not known"));
        PerReader number = addition ? new PerReader(in.open()) : in;
        GlobalEnb enb = new GlobalEnb(plmn, size, number.bitString(size.bits()));
        skip(in, extensions, additions);
        return enb;
    }

    static void writeArea(PerWriter out, WarningArea area) {
        out.flag(false);
        if (area instanceof WarningArea.Cells cells) {
            writeList(out.bits(0, 2), cells.cells(), MOST, PlaceCoding::writeCell);
        } else if (area instanceof WarningArea.TrackingAreas areas) {
            writeList(out.bits(1, 2), areas.areas(), MOST, PlaceCoding::writeTai);
        } else {
            List<Integer> areas = ((WarningArea.EmergencyAreas) area).areas();
            writeList(out.bits(2, 2), areas, MOST, PlaceCoding::writeEmergencyArea);
        }
    }

    static WarningArea readArea(PerReader in) throws SbcapFormatException {
        int form = in.flag() ? 3 : in.bits(2);
        return switch (form) {
            case 0 -> new WarningArea.Cells(readList(in, MOST, PlaceCoding::readCell));
            case 1 -> new WarningArea.TrackingAreas(readList(in, MOST, PlaceCoding::readTai));
            case 2 -> new WarningArea.EmergencyAreas(readList(in, MOST, PlaceCoding::readEmergencyArea));
            default -> throw new SbcapFormatException("a warning area in a form that is not known");
        };
    }

    /** Passes over what this version has no use of. */
    static void skip(PerReader in, boolean extensions, boolean additions) throws SbcapFormatException {
        if (extensions) {
            for (int left = in.number(1, MOST_EXTENSIONS); left > 0; left--) {
                in.number(0, 65_535);
                in.bits(2);
                byte[] unused = in.open();
            }
        }
        if (additions) {
            in.skipAdditions();
        }
    }

    private static void writePlmn(PerWriter out, Plmn plmn) {
        out.fixed(plmn.octets());
    }

    private static Plmn readPlmn(PerReader in) throws SbcapFormatException {
        try {
            return Plmn.of(in.fixed(PLMN_OCTETS));
        } catch (IllegalArgumentException e) {
            throw new SbcapFormatException("octets that name no network", e);
        }
    }
}
