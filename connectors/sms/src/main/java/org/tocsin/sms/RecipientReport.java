package org.tocsin.sms;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.sms.smpp.MessageState;
import org.tocsin.sms.text.Encoding;

/**
 * What became of a delivery, counted by language, part, SMSC and state, as CSV; it names nobody. A part that the SMSC took has
 * the state of its last receipt, or {@code accepted} before one came. Safe for concurrent use.
 */
final class RecipientReport {
    private static final String HEADER = "language,part,smsc,state,recipients,possible-repeats\n";

    /** What is counted together. */
    private record Line(String language, int part, String smsc, String state) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            return text().compareTo(other.text());
        }

        String text() {
            return String.join(",", language, String.valueOf(part), smsc, state);
        }
    }

    private static final class Count {
        private long recipients;
        private long repeats;
    }

    private final SmsConfig config;
    private final RecipientLedger ledger;

    RecipientReport(SmsConfig config, RecipientLedger ledger) {
        this.config = config;
        this.ledger = ledger;
    }

    /** Empty for a delivery that is not known here, or no longer. */
    Optional<String> csv(DeliveryKey key) {
        return ledger.snapshot(key).map(snapshot -> csv(new Counting(key, snapshot)));
    }

    private static String csv(Counting counting) {
        StringBuilder csv = new StringBuilder(HEADER);
        counting.count().forEach((line, count) -> csv.append(line.text())
                .append(',')
                .append(count.recipients)
                .append(',')
                .append(count.repeats)
                .append('\n'));
        return csv.toString();
    }

    /** One pass over the ledger of a delivery. */
    private final class Counting {
        private final DeliveryKey key;
        private final Snapshot snapshot;
        private final List<Integer> submits;
        private final int stride;
        private final Map<Integer, byte[]> receipts;
        private final Map<Line, Count> counts = new TreeMap<>();

        Counting(DeliveryKey key, Snapshot snapshot) {
            this.key = key;
            this.snapshot = snapshot;
            this.submits = snapshot.sections().stream().map(this::submits).toList();
            this.stride = ledger.job(key).map(JobRecord::stride).orElse(1);
            this.receipts = new HashMap<>(ledger.receipts(key));
        }

        Map<Line, Count> count() {
            boolean[] begun = new boolean[snapshot.size()];
            ledger.groups(key).forEach(group -> {
                for (int index = 0; index < group.size(); index++) {
                    begun[group.first() + index] = true;
                    count(group, index);
                }
            });
            for (int place = 0; place < begun.length; place++) {
                for (int part = 1; !begun[place] && part <= submits(place); part++) {
                    add(new Line(language(place), part, "", "not-sent"), false);
                }
            }
            return counts;
        }

        private void count(LedgerGroup group, int index) {
            int place = group.first() + index;
            List<String> ids = group.messageIds(index);
            for (int part = 1; part <= submits(place); part++) {
                boolean taken = part <= ids.size();
                String smsc = taken ? smsc(SmscId.smsc(ids.get(part - 1))) : "";
                String state = taken ? taken(place, part) : open(group, index, part == ids.size() + 1);
                add(new Line(language(place), part, smsc, state), group.repeated(index));
            }
        }

        private String taken(int place, int part) {
            byte[] states = receipts.getOrDefault(place / snapshot.groupSize(), new byte[0]);
            int at = place % snapshot.groupSize() * stride + part - 1;
            return at < states.length
                    ? MessageState.ofCode(states[at])
                            .filter(state -> state != MessageState.UNKNOWN)
                            .map(state -> state.name().toLowerCase(Locale.ROOT))
                            .orElse("accepted")
                    : "accepted";
        }

        private static String open(LedgerGroup group, int index, boolean next) {
            return switch (group.state(index)) {
                case LedgerGroup.INTENT -> next ? "unknown" : "not-sent";
                case LedgerGroup.REFUSED -> next ? "refused" : "not-sent";
                case LedgerGroup.WITHDRAWN -> "withdrawn";
                case LedgerGroup.SUPPRESSED -> "suppressed";
                default -> "not-sent";
            };
        }

        private void add(Line line, boolean repeated) {
            Count count = counts.computeIfAbsent(line, l -> new Count());
            count.recipients++;
            count.repeats += repeated ? 1 : 0;
        }

        private String language(int place) {
            return snapshot.sections().get(snapshot.section(place)).language();
        }

        private int submits(int place) {
            return submits.get(snapshot.section(place));
        }

        private int submits(Section section) {
            return config.encoder().encode(section.text()) instanceof Encoding.Encoded encoded
                    ? encoded.message().submits()
                    : 1;
        }

        private String smsc(int number) {
            return number < config.smscs().size()
                    ? config.smscs().get(number).smpp().toString()
                    : "smsc " + (number + 1);
        }
    }
}
