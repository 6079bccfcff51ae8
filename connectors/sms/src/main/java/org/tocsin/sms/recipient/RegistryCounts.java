package org.tocsin.sms.recipient;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many there are, without naming anybody.
 *
 * @param reachable who may be sent to
 * @param withdrawn who withdrew and whose number is still kept
 * @param forgotten of whom only a keyed hash is left
 * @param flagged of the reachable ones
 * @param withoutPosition of the reachable ones: those who are found by area code alone
 * @param languages of the reachable ones; the empty text for none
 */
public record RegistryCounts(
        int reachable, int withdrawn, int forgotten, int flagged, int withoutPosition, Map<String, Integer> languages) {

    static RegistryCounts of(RecipientTable table) {
        int[] counts = new int[5];
        Map<String, Integer> languages = new TreeMap<>();
        for (int ordinal = 0; ordinal < table.size(); ordinal++) {
            if (table.isReachable(ordinal)) {
                counts[0]++;
                counts[3] += table.isFlagged(ordinal) ? 1 : 0;
                counts[4] += Double.isNaN(table.latitude(ordinal)) ? 1 : 0;
                languages.merge(table.language(ordinal), 1, Integer::sum);
            } else if (table.key(ordinal) > 0) {
                counts[1]++;
            } else if (table.key(ordinal) < 0) {
                counts[2]++;
            }
        }
        return new RegistryCounts(counts[0], counts[1], counts[2], counts[3], counts[4], languages);
    }
}
