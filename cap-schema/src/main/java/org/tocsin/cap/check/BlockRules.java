package org.tocsin.cap.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.cap.Category;
import org.tocsin.cap.Info;

/** CAP-18 and 19: there is something to tell, and it is about one event. */
final class BlockRules implements Rule {

    @Override
    public void check(Subject subject, Report report) {
        List<Info> infos = subject.alert().infos();
        if (infos.isEmpty() && subject.isForDissemination()) {
            report.error(
                    "CAP-18",
                    "/alert",
                    "The message is of type " + subject.alert().msgType().text()
                            + " and has no info, so there is nothing to tell; add an info block.");
        }
        if (infos.size() > 1) {
            compareWithFirst("categories", infos, BlockRules::categories, report);
            compareWithFirst("event codes", infos, BlockRules::eventCodes, report);
        }
    }

    private static void compareWithFirst(
            String what, List<Info> infos, Function<Info, Set<String>> named, Report report) {
        Set<String> first = named.apply(infos.get(0));
        // Once, not for each block: a first block of many codes before many blocks would cost their product.
        String ofFirst = quoted(first);
        for (int i = 1; i < infos.size(); i++) {
            Set<String> other = named.apply(infos.get(i));
            if (!other.equals(first)) {
                report.warning(
                        "CAP-19",
                        Subject.infoPath(i),
                        "The " + what + " of this block are " + quoted(other) + " and those of the first block "
                                + ofFirst + "; make them agree, or send another event as another message.");
            }
        }
    }

    private static String quoted(Set<String> names) {
        return Spoken.quoted(String.join(", ", names));
    }

    private static Set<String> categories(Info info) {
        return info.categories().stream().map(Category::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> eventCodes(Info info) {
        return info.eventCodes().stream()
                .map(code -> code.name() + " " + code.value())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
