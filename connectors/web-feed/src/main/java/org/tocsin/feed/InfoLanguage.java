package org.tocsin.feed;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;

/** The blocks of one language, so that two never meet in one entry. */
final class InfoLanguage {
    private InfoLanguage() {}

    /**
     * The blocks in the language asked for: by lookup (RFC 4647 3.4), else any variant of it, else whatever the first block
     * is written in.
     */
    static List<Info> blocks(Alert alert, String language) {
        List<String> offered =
                alert.infos().stream().map(Info::language).distinct().toList();
        if (offered.isEmpty()) {
            return List.of();
        }
        String chosen = choose(offered, language).orElse(offered.get(0));
        return alert.infos().stream()
                .filter(info -> info.language().equalsIgnoreCase(chosen))
                .toList();
    }

    private static Optional<String> choose(List<String> offered, String language) {
        List<LanguageRange> wanted = List.of(new LanguageRange(language));
        return Optional.ofNullable(Locale.lookupTag(wanted, offered))
                .or(() -> Locale.filterTags(wanted, offered).stream().findFirst());
    }
}
