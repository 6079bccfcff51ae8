package org.tocsin.cap.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
            compareWithFirst(infos, report);
        }
    }

    private static void compareWithFirst(List<Info> infos, Report report) {
        Set<String> categories = categories(infos.get(0));
        Set<String> codes = eventCodes(infos.get(0));
        for (int i = 1; i < infos.size(); i++) {
            compare("categories", categories, categories(infos.get(i)), Subject.infoPath(i), report);
            compare("event codes", codes, eventCodes(infos.get(i)), Subject.infoPath(i), report);
        }
    }

    private static void compare(String what, Set<String> first, Set<String> other, String path, Report report) {
        if (!other.equals(first)) {
            report.warning(
                    "CAP-19",
                    path,
                    "The " + what + " of this block are " + Spoken.quoted(String.join(", ", other))
                            + " and those of the first block " + Spoken.quoted(String.join(", ", first))
                            + "; make them agree, or send another event as another message.");
        }
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
