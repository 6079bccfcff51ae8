package org.tocsin.sms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** Chooses who is told of a CANCEL: those who may have received what it cancels, with the headline they received. */
final class CancelSelection {
    private final SmsConfig config;
    private final RecipientLedger ledger;

    CancelSelection(SmsConfig config, RecipientLedger ledger) {
        this.config = config;
        this.ledger = ledger;
    }

    Selected select(Delivery delivery) {
        Map<Integer, Section> received = new TreeMap<>();
        for (AlertKey superseded : delivery.supersedes()) {
            DeliveryKey key = new DeliveryKey(
                    superseded, delivery.key().channel(), delivery.key().target());
            Optional<Snapshot> snapshot = ledger.snapshot(key);
            if (snapshot.isEmpty()) {
                continue;
            }
            if (!snapshot.get().fingerprint().equals(config.recipients().fingerprint())) {
                return refused(
                        ReasonCode.MISCONFIGURED,
                        "The recipients file is not the one the original was sent to: put that one back and replay.");
            }
            addReceivers(snapshot.get(), ledger.groups(key).toList(), received);
        }
        return received.isEmpty()
                ? refused(ReasonCode.ORIGINAL_NOT_SENT, "Nobody can have received what this cancels.")
                : snapshot(delivery.alert(), received);
    }

    // The nearest one comes first: of several superseded messages it names what the recipient saw last.
    private static void addReceivers(Snapshot snapshot, List<LedgerGroup> groups, Map<Integer, Section> received) {
        for (LedgerGroup group : groups) {
            for (int index = 0; index < group.size(); index++) {
                if (group.mayHaveReceived(index)) {
                    int place = group.first() + index;
                    received.putIfAbsent(
                            snapshot.ordinal(place), snapshot.sections().get(snapshot.section(place)));
                }
            }
        }
    }

    private Selected snapshot(Alert cancel, Map<Integer, Section> received) {
        SnapshotBuilder builder = new SnapshotBuilder(config);
        Map<Section, TextFit> fits = new HashMap<>();
        for (Map.Entry<Integer, Section> entry : received.entrySet()) {
            Section original = entry.getValue();
            TextFit fit = fits.computeIfAbsent(original, section -> fit(cancel, section));
            if (fit.text().isEmpty()) {
                return refused(fit.reason(), "Language " + original.language() + ": " + fit.detail());
            }
            builder.add(
                    entry.getKey(),
                    new Section(
                            original.language(), original.headline(), fit.text().get()));
        }
        return new Selected.Chosen(builder.snapshot());
    }

    private TextFit fit(Alert cancel, Section original) {
        String text = MessageTemplate.cancellation(cancel, original.language(), original.headline());
        return TextFit.of(config.encoder(), List.of(text));
    }

    private static Selected refused(ReasonCode code, String detail) {
        return new Selected.Nobody(new Outcome.Refused(code, detail));
    }
}
