package org.tocsin.sms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.smpp.CommandStatus;

/**
 * Refusals that blame the number of the recipient. Some recipients have none that works; but when nearly all have not, it is the
 * form of the numbers that is wrong, and nobody must be given up for that. For one thread at a time.
 */
final class NumberFaults {
    /** Fewer may be chance. */
    static final int LEAST = 20;

    private static final int TENTHS = 9;
    private static final Set<Integer> CODES = Set.of(
            CommandStatus.INVALID_DESTINATION,
            CommandStatus.INVALID_DESTINATION_TON,
            CommandStatus.INVALID_DESTINATION_NPI);

    private record Place(LedgerGroup group, int index) {}

    private final List<Place> places = new ArrayList<>();
    private int others;
    private Optional<CommandStatus> last = Optional.empty();

    static boolean isOne(CommandStatus status) {
        return CODES.contains(status.code());
    }

    void add(LedgerGroup group, int index, CommandStatus status) {
        places.add(new Place(group, index));
        last = Optional.of(status);
    }

    /** Another recipient came to another end. */
    void other() {
        others++;
    }

    /** Whether they are nine of ten, and enough to be no chance. */
    boolean areNearlyAll() {
        return places.size() >= LEAST && areNineOfTen();
    }

    /** Makes its recipients open again. @return the groups that changed */
    Set<LedgerGroup> reopen() {
        Set<LedgerGroup> changed = new LinkedHashSet<>();
        for (Place place : places) {
            place.group.settle(place.index, LedgerGroup.PENDING, place.group.parts(place.index));
            changed.add(place.group);
        }
        return changed;
    }

    Stop stop() {
        return Stop.refused(
                ReasonCode.MISCONFIGURED,
                "The SMSC refuses nearly every number: "
                        + last.map(CommandStatus::toString).orElse("without a reason")
                        + ". Their form must be at fault, not the recipients; they stay open.");
    }

    private boolean areNineOfTen() {
        return 10 * places.size() >= TENTHS * (places.size() + others);
    }
}
