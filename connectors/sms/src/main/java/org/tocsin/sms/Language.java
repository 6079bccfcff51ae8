package org.tocsin.sms;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.tocsin.cap.Info;

/** Finds the block of an alert in a recipient's language. */
final class Language {
    private Language() {}

    /** The same tag, else the same primary subtag, else the first; empty only without blocks. */
    static Optional<Info> choose(String wanted, List<Info> infos) {
        return first(infos, wanted, String::equalsIgnoreCase)
                .or(() -> first(infos, primary(wanted), (w, tag) -> w.equalsIgnoreCase(primary(tag))))
                .or(() -> infos.stream().findFirst());
    }

    /** {@code pt} of {@code pt-BR}. */
    static String primary(String tag) {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    private static Optional<Info> first(List<Info> infos, String wanted, BiPredicate<String, String> match) {
        return infos.stream()
                .filter(info -> match.test(wanted, info.language()))
                .findFirst();
    }
}
