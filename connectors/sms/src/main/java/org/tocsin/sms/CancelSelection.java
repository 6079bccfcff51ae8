package org.tocsin.sms;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Receivers receivers = new Receivers();
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
                        "The registry of recipients is not the one the original was sent from: put that one back and"
                                + " replay.");
            }
            receivers.add(snapshot.get(), ledger.groups(key).toList());
        }
        return receivers.size == 0
                ? refused(ReasonCode.ORIGINAL_NOT_SENT, "Nobody can have received what this cancels.")
                : snapshot(delivery.alert(), receivers);
    }

    private Selected snapshot(Alert cancel, Receivers receivers) {
        SnapshotBuilder builder = new SnapshotBuilder(config);
        Map<Section, TextFit> fits = new HashMap<>();
        Map<Section, Section> cancelled = new HashMap<>();
        for (int index = 0; index < receivers.size; index++) {
            Section original = receivers.sections[index];
            TextFit fit = fits.computeIfAbsent(original, section -> fit(cancel, section));
            if (fit.text().isEmpty()) {
                return refused(fit.reason(), "Language " + original.language() + ": " + fit.detail());
            }
            Section told = cancelled.computeIfAbsent(
                    original,
                    section -> new Section(
                            section.language(), section.headline(), fit.text().get()));
            // All have the same turn: in the order in which they were told, they are told of the end.
            builder.add(receivers.ordinals[index], told, 0);
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

    /** Who may have got any of several messages, each once, with the text of the one that was added first. */
    private static final class Receivers {
        private final BitSet known = new BitSet();
        private int[] ordinals = new int[256];
        private Section[] sections = new Section[256];
        private int size;

        // The nearest one comes first: of several superseded messages it names what the recipient saw last.
        private void add(Snapshot snapshot, List<LedgerGroup> groups) {
            for (LedgerGroup group : groups) {
                for (int index = 0; index < group.size(); index++) {
                    int place = group.first() + index;
                    if (group.mayHaveReceived(index) && !known.get(snapshot.ordinal(place))) {
                        add(snapshot.ordinal(place), snapshot.sections().get(snapshot.section(place)));
                    }
                }
            }
        }

        private void add(int ordinal, Section section) {
            if (size == ordinals.length) {
                ordinals = Arrays.copyOf(ordinals, 2 * size);
                sections = Arrays.copyOf(sections, 2 * size);
            }
            known.set(ordinal);
            ordinals[size] = ordinal;
            sections[size] = section;
            size++;
        }
    }
}
