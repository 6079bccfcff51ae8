package org.tocsin.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tocsin.sms.smpp.Pace;
import org.tocsin.sms.smpp.Places;
import org.tocsin.sms.smpp.SubmitResult;

/** Recipients of one group that were handed to a session together. Holds its places until closed. For one thread. */
final class Flight implements AutoCloseable {
    private final LedgerGroup group;
    private final LedgerGroup before;
    private final List<Integer> indices;
    private final Places places;
    private final List<CompletableFuture<RecipientResult>> sends = new ArrayList<>();
    private CompletableFuture<Void> landed = new CompletableFuture<>();

    /** @param before the group as it was before it was claimed for this */
    Flight(LedgerGroup group, LedgerGroup before, List<Integer> indices, Places places) {
        this.group = group;
        this.before = before;
        this.indices = List.copyOf(indices);
        this.places = places;
    }

    LedgerGroup group() {
        return group;
    }

    /** Marks in the group that its recipients go out now; on disk once the group is kept. */
    void claim() {
        indices.forEach(group::intend);
    }

    /** Where its recipients stand in the snapshot. */
    List<Integer> placesInSnapshot() {
        return indices.stream().map(index -> group.first() + index).toList();
    }

    /** Which session carries it. */
    long session() {
        return places.session();
    }

    /** Which SMSC carries it, from 0. */
    int smsc() {
        return places.smsc();
    }

    /** How fast parts leave for that SMSC. */
    Pace pace() {
        return places.pace();
    }

    void begin(RecipientSender sender, Job job, long deadline) {
        for (int index : indices) {
            sends.add(sender.send(places, job, group.first() + index, before.parts(index), deadline));
        }
        landed = CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new));
    }

    /** Completes with the last answer. */
    CompletableFuture<Void> landed() {
        return landed;
    }

    /** Writes what came of it into the group; what is still unanswered counts as unknown. */
    void settle(GroupVerdict verdict) {
        for (int i = 0; i < indices.size(); i++) {
            RecipientResult unanswered =
                    new RecipientResult(before.parts(indices.get(i)), List.of(), new SubmitResult.Unknown(false));
            verdict.settle(group, indices.get(i), before, sends.get(i).getNow(unanswered));
        }
    }

    @Override
    public void close() {
        places.close();
    }
}
