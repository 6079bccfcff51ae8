package org.tocsin.cellbroadcast.sbcap;

import java.util.List;
import java.util.OptionalInt;
import org.tocsin.cellbroadcast.sbcap.Diagnostics.ElementFault;

/** Criticality Diagnostics on the wire (3GPP TS 29.168 4.4.5). */
final class DiagnosticsCoding {
    private static final int MOST_FAULTS = 256;
    private static final int CRITICALITIES = 3;

    private DiagnosticsCoding() {}

    static void write(PerWriter out, Diagnostics diagnostics) {
        out.flag(false)
                .flag(diagnostics.procedure().isPresent())
                .flag(diagnostics.trigger().isPresent())
                .flag(diagnostics.criticality().isPresent())
                .flag(!diagnostics.elements().isEmpty())
                .flag(false);
        diagnostics.procedure().ifPresent(code -> out.number(code, 0, 255));
        diagnostics.trigger().ifPresent(trigger -> out.number(trigger, 0, 3));
        diagnostics.criticality().ifPresent(criticality -> writeCriticality(out, criticality));
        if (!diagnostics.elements().isEmpty()) {
            PlaceCoding.writeList(out, diagnostics.elements(), MOST_FAULTS, DiagnosticsCoding::writeFault);
        }
    }

    static Diagnostics read(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean procedure = in.flag();
        boolean trigger = in.flag();
        boolean criticality = in.flag();
        boolean elements = in.flag();
        boolean extensions = in.flag();
        Diagnostics diagnostics = new Diagnostics(
                procedure ? OptionalInt.of(in.number(0, 255)) : OptionalInt.empty(),
                trigger ? OptionalInt.of(in.number(0, 3)) : OptionalInt.empty(),
                criticality ? OptionalInt.of(readCriticality(in)) : OptionalInt.empty(),
                elements ? PlaceCoding.readList(in, MOST_FAULTS, DiagnosticsCoding::readFault) : List.of());
        PlaceCoding.skip(in, extensions, additions);
        return diagnostics;
    }

    private static void writeFault(PerWriter out, ElementFault fault) {
        out.flag(false).flag(false);
        writeCriticality(out, fault.criticality());
        out.number(fault.element(), 0, 65_535).flag(false).flag(fault.missing());
    }

    private static ElementFault readFault(PerReader in) throws SbcapFormatException {
        boolean additions = in.flag();
        boolean extensions = in.flag();
        int criticality = readCriticality(in);
        int element = in.number(0, 65_535);
        boolean later = in.flag();
        boolean missing = later ? in.smallNumber() < 0 : in.flag();
        ElementFault fault = new ElementFault(criticality, element, missing);
        PlaceCoding.skip(in, extensions, additions);
        return fault;
    }

    private static void writeCriticality(PerWriter out, int criticality) {
        out.number(criticality, 0, CRITICALITIES - 1);
    }

    private static int readCriticality(PerReader in) throws SbcapFormatException {
        return in.number(0, CRITICALITIES - 1);
    }
}
