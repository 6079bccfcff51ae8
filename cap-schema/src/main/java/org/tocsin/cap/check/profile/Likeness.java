package org.tocsin.cap.check.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Spoken;

/** Checks that compare the blocks of a message, each with the first. */
final class Likeness {
    private Likeness() {}

    static Check sameInAllInfos(InfoPart... parts) {
        return (subject, objection) -> {
            List<Set<Object>> first = new ArrayList<>();
            subject.forEachInfo((info, path) -> {
                List<Set<Object>> own = sets(info, parts);
                if (first.isEmpty()) {
                    first.addAll(own);
                }
                String differing = IntStream.range(0, parts.length)
                        .filter(i -> !own.get(i).equals(first.get(i)))
                        .mapToObj(i -> parts[i].element())
                        .collect(Collectors.joining(", "));
                if (!differing.isEmpty()) {
                    objection.raise(
                            path,
                            "The block differs from the first in what " + objection.profile()
                                    + " wants alike in all blocks: " + differing + "; make them agree.");
                }
            });
        };
    }

    /** What all blocks say alike; the first is read once, however many follow. */
    static <T> Check alike(Function<Info, T> reading, String fault) {
        return (subject, objection) -> {
            List<T> first = new ArrayList<>();
            subject.forEachInfo((info, path) -> {
                T own = reading.apply(info);
                if (first.isEmpty()) {
                    first.add(own);
                } else if (!own.equals(first.get(0))) {
                    objection.raise(path, fault);
                }
            });
        };
    }

    static Check oneInfoPerLanguage() {
        return (subject, objection) -> {
            Set<String> languages = new HashSet<>();
            subject.forEachInfo((info, path) -> {
                if (!languages.add(info.language())) {
                    objection.raise(
                            path,
                            "This is a further block in " + Spoken.quoted(info.language()) + ", and "
                                    + objection.profile() + " has one block per language; send another message.");
                }
            });
        };
    }

    private static List<Set<Object>> sets(Info info, InfoPart... parts) {
        return Arrays.stream(parts)
                .<Set<Object>>map(part -> new HashSet<>(part.values(info)))
                .toList();
    }
}
