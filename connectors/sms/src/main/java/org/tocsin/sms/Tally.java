package org.tocsin.sms;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the ledger says of the recipients of a job, over all its attempts. */
final class Tally {
    private final long planned;
    private long accepted;
    private long refused;
    private long unknown;
    private long repeats;
    private long withdrawn;
    private long suppressed;
    private long parts;

    Tally(long planned) {
        this.planned = planned;
    }

    void add(LedgerGroup group) {
        for (int index = 0; index < group.size(); index++) {
            byte state = group.state(index);
            accepted += state == LedgerGroup.ACCEPTED ? 1 : 0;
            refused += state == LedgerGroup.REFUSED ? 1 : 0;
            unknown += state == LedgerGroup.INTENT ? 1 : 0;
            withdrawn += state == LedgerGroup.WITHDRAWN ? 1 : 0;
            suppressed += state == LedgerGroup.SUPPRESSED ? 1 : 0;
            repeats += group.repeated(index) ? 1 : 0;
            parts += group.parts(index);
        }
    }

    /** Whether anything went out, or may have, or had its purpose fulfilled without going out. */
    boolean anyEffect() {
        return accepted + unknown + withdrawn > 0;
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    /** Whether all there were withdrew before their turn came. */
    boolean allSuppressed() {
        return planned > 0 && suppressed == planned;
    }

    Map<String, Long> counts() {
        return Stream.of(
                        Map.entry("recipients.planned", planned),
                        Map.entry("recipients.accepted", accepted),
                        Map.entry("recipients.refused", refused),
                        Map.entry("recipients.unknown", unknown),
                        Map.entry(
                                "recipients.not-sent", planned - accepted - refused - unknown - withdrawn - suppressed),
                        Map.entry("recipients.withdrawn", withdrawn),
                        Map.entry("recipients.suppressed", suppressed),
                        Map.entry("recipients.possible-repeats", repeats),
                        Map.entry("messages.parts", parts))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A sentence for the operator. */
    @Override
    public String toString() {
        return "The SMSC took the message for " + accepted + " of " + planned + " recipients, refused " + refused
                + ", and is in doubt about " + unknown
                + (suppressed > 0 ? "; " + suppressed + " withdrew before their turn" : "")
                + (withdrawn > 0 ? "; for " + withdrawn + " it dropped the original before delivery." : ".");
    }
}
