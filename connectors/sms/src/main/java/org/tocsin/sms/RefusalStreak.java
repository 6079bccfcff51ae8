package org.tocsin.sms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.smpp.CommandStatus;

/**
 * Refusals in a row that blame the message or the account, not the recipient. Twenty of them stop the job, and the
 * recipients become open again: otherwise one wrong setting would burn a million recipients as failed. For one thread at
 * a time.
 */
final class RefusalStreak {
    static final int MOST = 20;

    private record Place(LedgerGroup group, int index) {}

    private final List<Place> places = new ArrayList<>();
    private boolean oursAtFault;
    private Optional<CommandStatus> last = Optional.empty();

    /** @param ours whether our settings are what the SMSC complains of */
    void add(LedgerGroup group, int index, CommandStatus status, boolean ours) {
        oursAtFault = ours;
        places.add(new Place(group, index));
        last = Optional.of(status);
    }

    void end() {
        places.clear();
    }

    int length() {
        return places.size();
    }

    boolean isFull() {
        return places.size() >= MOST;
    }

    /**
     * Makes its recipients open again.
     *
     * @return the groups that changed
     */
    Set<LedgerGroup> reopen() {
        Set<LedgerGroup> changed = new LinkedHashSet<>();
        for (Place place : places) {
            place.group.settle(place.index, LedgerGroup.PENDING, place.group.parts(place.index));
            changed.add(place.group);
        }
        return changed;
    }

    ReasonCode reason() {
        return oursAtFault ? ReasonCode.MISCONFIGURED : ReasonCode.REFUSED_BY_PEER;
    }

    String detail() {
        return "The SMSC refuses every message: "
                + last.map(CommandStatus::toString).orElse("without a reason") + ".";
    }
}
