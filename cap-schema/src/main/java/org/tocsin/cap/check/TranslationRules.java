package org.tocsin.cap.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.cap.Info;

/** CAP-20: what a message says in several languages agrees in all but the words. */
final class TranslationRules implements Rule {

    /** A block and where it stands. */
    private record Placed(Facts facts, String language, String path) {}

    @Override
    public void check(Subject subject, Report report) {
        Map<String, List<Placed>> versions = new LinkedHashMap<>();
        if (hasSeveralLanguages(subject.alert().infos())) {
            subject.forEachInfo((info, path) -> versions.computeIfAbsent(info.language(), l -> new ArrayList<>())
                    .add(new Placed(Facts.of(info), info.language(), path)));
        }
        versions.values().stream()
                .skip(1)
                .forEach(other -> compare(versions.values().iterator().next(), other, report));
    }

    private static boolean hasSeveralLanguages(List<Info> infos) {
        return infos.stream().map(Info::language).distinct().limit(2).count() > 1;
    }

    private static void compare(List<Placed> first, List<Placed> other, Report report) {
        if (other.size() != first.size()) {
            report.warning(
                    "CAP-20",
                    other.get(0).path(),
                    "The language " + other.get(0).language() + " has " + other.size() + " info blocks where "
                            + first.get(0).language() + " has " + first.size()
                            + "; write each block in each language.");
            return;
        }
        if (facts(first).equals(facts(other))) {
            return;
        }
        Deque<Placed> unmatched = new ArrayDeque<>(withoutTwins(first, other));
        for (Placed block : withoutTwins(other, first)) {
            differs(unmatched.remove(), block, report);
        }
    }

    private static List<Facts> facts(List<Placed> blocks) {
        return blocks.stream().map(Placed::facts).toList();
    }

    /** The blocks that have no block of the same facts on the other side; in whatever order the languages give them. */
    private static List<Placed> withoutTwins(List<Placed> blocks, List<Placed> others) {
        Map<Facts, Integer> there = new HashMap<>();
        others.forEach(other -> there.merge(other.facts(), 1, Integer::sum));
        List<Placed> alone = new ArrayList<>();
        for (Placed block : blocks) {
            if (there.merge(block.facts(), -1, Integer::sum) < 0) {
                alone.add(block);
            }
        }
        return alone;
    }

    private static void differs(Placed one, Placed other, Report report) {
        report.warning(
                "CAP-20",
                other.path(),
                "The block says in " + other.language() + " what " + one.path() + " says in " + one.language()
                        + ", but differs in " + String.join(", ", one.facts().differences(other.facts()))
                        + "; make them agree.");
    }
}
