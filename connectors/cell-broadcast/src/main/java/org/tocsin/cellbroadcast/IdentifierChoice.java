package org.tocsin.cellbroadcast;

import java.util.Optional;
import org.tocsin.cap.Info;
import org.tocsin.cap.Status;
import org.tocsin.cellbroadcast.IdentifierTable.Identifiers;

/**
 * Which message identifiers a block takes, by table, order and right.
 *
 * @param identifiers empty when the profile has none for such a block
 * @param remark a clause about an order that was not followed; empty when all was
 */
record IdentifierChoice(Optional<Identifiers> identifiers, Optional<String> remark) {

    /**
     * Level 1 goes to whoever orders it and has the right. Who orders it without the right still warns, under the identifier
     * that severity, urgency and certainty have: too quiet beats not at all, and it is told.
     */
    static IdentifierChoice of(Status status, String sender, Info info, IdentifierTable table, LevelOne levelOne) {
        Optional<Identifiers> byTable = table.of(status, info);
        boolean ordered = status == Status.ACTUAL
                && (levelOne.isOrderedBy(info)
                        || byTable.map(Identifiers::isLevelOne).orElse(false));
        if (!ordered) {
            return new IdentifierChoice(byTable, Optional.empty());
        }
        if (levelOne.permits(sender)) {
            Optional<Identifiers> chosen = byTable.filter(Identifiers::isLevelOne);
            return new IdentifierChoice(chosen.or(() -> Optional.of(Identifiers.LEVEL_ONE)), Optional.empty());
        }
        return new IdentifierChoice(
                table.belowLevelOne(status, info),
                Optional.of("level 1 (4370) is ordered, but the plan gives the sender " + sender
                        + " no right to it, so it goes as its severity, urgency and certainty say"));
    }
}
