package org.tocsin.cap.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.cap.Finding;

/**
 * Which findings about a message that could be read in part may follow from what was not read, and are therefore not told:
 * that a block has no area means nothing when its polygon was unreadable. Rules that this table does not know are told only
 * of messages in which everything was read.
 */
final class Doubts {
    /** The elements that a finding of the rule may hang on by being absent or other than written. */
    private static final Map<String, Set<String>> READS = Map.ofEntries(
            Map.entry("CAP-03", Set.of("identifier", "sender")),
            Map.entry("CAP-05", Set.of("sent", "effective", "onset", "expires")),
            Map.entry("CAP-06", Set.of("sent")),
            Map.entry("CAP-07", Set.of("msgType", "references")),
            Map.entry("CAP-08", Set.of("msgType")),
            Map.entry("CAP-09", Set.of("sender", "identifier", "sent")),
            Map.entry("CAP-12", Set.of("scope", "addresses")),
            Map.entry("CAP-13", Set.of("scope")),
            Map.entry("CAP-16", Set.of("status", "msgType")),
            Map.entry("CAP-18", Set.of("msgType")),
            Map.entry("CAP-19", Set.of("category", "valueName", "value")),
            Map.entry(
                    "CAP-20",
                    Set.of(
                            "urgency",
                            "severity",
                            "certainty",
                            "effective",
                            "onset",
                            "expires",
                            "polygon",
                            "circle",
                            "valueName",
                            "value",
                            "altitude",
                            "ceiling",
                            "language")),
            Map.entry("CAP-21", Set.of("language")),
            Map.entry("CAP-22", Set.of("expires", "msgType")),
            Map.entry("CAP-23", Set.of("sent", "msgType")),
            Map.entry("CAP-24", Set.of("sent", "effective", "onset")),
            Map.entry("CAP-25", Set.of()),
            Map.entry("CAP-26", Set.of()),
            Map.entry("CAP-27", Set.of("sender")),
            Map.entry("CAP-28", Set.of()),
            Map.entry("CAP-29", Set.of()),
            Map.entry("CAP-30", Set.of("altitude", "ceiling")),
            Map.entry("CAP-31", Set.of("polygon", "circle", "valueName", "value", "msgType", "areaDesc")),
            Map.entry("CAP-32", Set.of("polygon", "circle", "valueName", "value")),
            Map.entry("CAP-34", Set.of("size")),
            Map.entry("CAP-35", Set.of("mimeType")),
            Map.entry("CAP-37", Set.of()),
            Map.entry("TEXT-01", Set.of()),
            Map.entry("LINT-01", Set.of("status")),
            Map.entry("LINT-04", Set.of()),
            Map.entry(
                    "LINT-05",
                    Set.of(
                            "msgType",
                            "responseType",
                            "urgency",
                            "severity",
                            "senderName",
                            "headline",
                            "description",
                            "instruction",
                            "areaDesc")),
            Map.entry("LINT-06", Set.of("value")),
            Map.entry("LINT-08", Set.of("msgType", "urgency", "severity")),
            Map.entry("LINT-11", Set.of("areaDesc", "polygon", "circle", "valueName", "value", "altitude", "ceiling")));

    /** Rules that compare blocks: what is missing in one makes findings in another. */
    private static final Set<String> COMPARING = Set.of("CAP-19", "CAP-20", "CAP-21", "LINT-11");

    private final Set<String> toldBySchema = new HashSet<>();
    private final Map<String, Set<String>> containers = new HashMap<>();
    private final Map<String, Set<String>> around = new HashMap<>();

    /**
     * @param unread paths of what was not read
     * @param told what the reader has said already
     */
    Doubts(Collection<String> unread, Collection<Finding> told) {
        told.stream().filter(finding -> finding.rule().equals("SCHEMA")).forEach(f -> toldBySchema.add(f.path()));
        for (String path : unread) {
            String element = element(path);
            containers.computeIfAbsent(element, key -> new HashSet<>()).add(container(path));
            around.computeIfAbsent(element, key -> new HashSet<>()).addAll(withContainers(path));
        }
    }

    /** Whether the finding stands, whatever stood where nothing was read. */
    boolean spare(Finding finding) {
        if (finding.rule().equals("CAP-05") && toldBySchema.contains(finding.path())) {
            // The schema of CAP 1.2 says of a time what this would say again.
            return false;
        }
        Set<String> reads = READS.get(finding.rule());
        return reads == null
                ? containers.isEmpty()
                : reads.stream().filter(containers::containsKey).noneMatch(element -> bearsOn(element, finding));
    }

    /** In the same container or inside what the finding is about: not in another block. */
    private boolean bearsOn(String element, Finding finding) {
        if (COMPARING.contains(finding.rule())) {
            return true;
        }
        Set<String> near = containers.getOrDefault(element, Set.of());
        return around.getOrDefault(element, Set.of()).contains(finding.path())
                || withContainers(finding.path()).stream().anyMatch(near::contains);
    }

    private static List<String> withContainers(String path) {
        List<String> paths = new ArrayList<>();
        for (String at = path; !at.isEmpty(); at = container(at)) {
            paths.add(at);
        }
        return paths;
    }

    private static String container(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    private static String element(String path) {
        String step = path.substring(path.lastIndexOf('/') + 1);
        int bracket = step.indexOf('[');
        return bracket < 0 ? step : step.substring(0, bracket);
    }
}
