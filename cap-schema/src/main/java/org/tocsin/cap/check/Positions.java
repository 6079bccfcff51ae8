package org.tocsin.cap.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tocsin.cap.Deviation;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Form;

/**
 * Where repeated elements stand in the message. Rules count what the model holds; where it leaves out an empty or unreadable
 * one, those behind it stand one further on.
 */
final class Positions {
    /** Of an alert that holds all that stands in the message. */
    static final Positions AS_WRITTEN = new Positions(Map.of());

    /** By path without position: for each element left out, how many of the model's stand before it or where it stood. */
    private final Map<String, int[]> gaps = new HashMap<>();

    private Positions(Map<String, Set<Integer>> leftOut) {
        leftOut.forEach((name, positions) -> {
            int[] before =
                    positions.stream().mapToInt(Integer::intValue).sorted().toArray();
            for (int i = 0; i < before.length; i++) {
                before[i] -= i;
            }
            gaps.put(name, before);
        });
    }

    static Positions of(Form form, Collection<String> unread) {
        Map<String, Set<Integer>> leftOut = new HashMap<>();
        unread.forEach(path -> leaveOut(path, leftOut));
        for (Deviation deviation : form.deviations()) {
            if (deviation.kind() != Deviation.Kind.SURROUNDING_BLANKS) {
                leaveOut(deviation.path(), leftOut);
            }
        }
        return new Positions(leftOut);
    }

    private static void leaveOut(String path, Map<String, Set<Integer>> leftOut) {
        if (path.endsWith("]")) {
            leftOut.computeIfAbsent(name(path), key -> new HashSet<>()).add(position(path));
        }
    }

    /** The same path with the position that the element has in the message. */
    Finding inMessage(Finding finding) {
        String path = finding.path();
        if (gaps.isEmpty() || !path.endsWith("]")) {
            return finding;
        }
        int[] before = gaps.get(name(path));
        if (before == null) {
            return finding;
        }
        String moved = name(path) + "[" + inMessage(position(path), before) + "]";
        return new Finding(finding.rule(), finding.level(), moved, finding.message(), finding.place());
    }

    /** Binary search: a hostile message may leave out as many elements as it has findings. */
    private static int inMessage(int position, int[] before) {
        int low = 0;
        int high = before.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before[middle] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return position + low;
    }

    private static String name(String path) {
        return path.substring(0, path.lastIndexOf('['));
    }

    private static int position(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1));
    }
}
