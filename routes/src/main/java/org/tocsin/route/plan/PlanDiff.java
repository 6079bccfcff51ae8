package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a plan changes in another: a line for each part that comes, goes or changes. Pure. */
public final class PlanDiff {
    private PlanDiff() {}

    /** Whole sentences in the order of the new plan, what is removed last; empty when both plans do the same. */
    public static List<String> of(Plan before, Plan after) {
        return of(PlanOutline.of(before), PlanOutline.of(after));
    }

    /** The same of their channels alone. */
    static List<String> ofChannels(Plan before, Plan after) {
        return of(PlanOutline.ofChannels(before), PlanOutline.ofChannels(after));
    }

    private static List<String> of(Map<String, Map<String, String>> old, Map<String, Map<String, String>> fresh) {
        Set<String> parts = new LinkedHashSet<>(fresh.keySet());
        parts.addAll(old.keySet());
        List<String> changes = new ArrayList<>();
        for (String part : parts) {
            if (!old.containsKey(part)) {
                changes.add("Added: " + part + described(fresh.getOrDefault(part, Map.of())));
            } else if (!fresh.containsKey(part)) {
                changes.add("Removed: " + part + described(old.getOrDefault(part, Map.of())));
            } else {
                changes.addAll(changes(part, old.getOrDefault(part, Map.of()), fresh.getOrDefault(part, Map.of())));
            }
        }
        return List.copyOf(changes);
    }

    private static List<String> changes(String part, Map<String, String> old, Map<String, String> fresh) {
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        return names.stream()
                .filter(name -> !old.getOrDefault(name, "").equals(fresh.getOrDefault(name, "")))
                .map(name -> "Changed: " + name + " of " + part + " from " + shown(old.getOrDefault(name, "")) + " to "
                        + shown(fresh.getOrDefault(name, "")) + ".")
                .toList();
    }

    private static String described(Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? ", " : "; ")
                        .append(name)
                        .append(' ')
                        .append(value);
            }
        });
        return text + ".";
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : "'" + value + "'";
    }
}
