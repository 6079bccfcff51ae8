package org.tocsin.cap.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        for (int i = 1; i < infos.size(); i++) {
            compare(infos.get(0), infos.get(i), Subject.infoPath(i), report);
        }
    }

    private static void compare(Info first, Info other, String path, Report report) {
        if (!same(first.categories(), other.categories())) {
            report.warning(
                    "CAP-19",
                    path,
                    "The categories differ from those of the first block; send another event as another message.");
        }
        if (!same(first.eventCodes(), other.eventCodes())) {
            report.warning(
                    "CAP-19",
                    path,
                    "The event codes differ from those of the first block; send another event as another message.");
        }
    }

    private static <T> boolean same(List<T> one, List<T> other) {
        Set<T> set = new HashSet<>(one);
        return set.equals(new HashSet<>(other));
    }
}
