package org.tocsin.cellbroadcast.sbcap;

import java.util.List;

/** Where a message is to go; 1 to 65535 entries (3GPP TS 29.168, Warning Area List). */
public sealed interface WarningArea {

    record Cells(List<Ecgi> cells) implements WarningArea {
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    record TrackingAreas(List<Tai> areas) implements WarningArea {
        public TrackingAreas {
            areas = List.copyOf(areas);
        }
    }

    /** @param areas identities of 24 bits, as the operator numbers its emergency areas */
    record EmergencyAreas(List<Integer> areas) implements WarningArea {
        public EmergencyAreas {
            areas = List.copyOf(areas);
        }
    }
}
