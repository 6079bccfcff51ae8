package org.tocsin.broadcast;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;

/** The info blocks a station uses: the first of each language, the primary language first. */
final class Blocks {
    private final List<String> languages;

    /** @param languages those of the station, the primary one first; empty for all of the alert in its own order */
    Blocks(List<String> languages) {
        this.languages = List.copyOf(languages);
    }

    /** Never empty for a message with blocks: where no language fits, one that few understand is better than silence. */
    List<Info> choose(List<Info> infos) {
        Map<String, Info> firsts = firsts(infos);
        if (languages.isEmpty()) {
            return List.copyOf(firsts.values());
        }
        List<Info> wanted = languages.stream()
                .flatMap(language -> find(firsts, language).stream())
                .distinct()
                .toList();
        return wanted.isEmpty() ? infos.stream().limit(1).toList() : wanted;
    }

    /** The languages of the station that none of these blocks speaks. */
    List<String> missing(List<Info> infos) {
        Map<String, Info> firsts = firsts(infos);
        return languages.stream()
                .filter(language -> find(firsts, language).isEmpty())
                .toList();
    }

    static List<Info> unexpired(List<Info> infos, Instant now) {
        return infos.stream()
                .filter(info ->
                        info.expires().map(time -> time.instant().isAfter(now)).orElse(true))
                .toList();
    }

    /** Whether any of their areas can be located: a name alone is nowhere, and must not become everywhere. */
    static boolean haveArea(List<Info> infos) {
        return infos.stream().flatMap(info -> info.areas().stream()).anyMatch(Blocks::isLocated);
    }

    private static boolean isLocated(Area area) {
        return !(area.polygons().isEmpty()
                && area.circles().isEmpty()
                && area.geocodes().isEmpty());
    }

    private static Map<String, Info> firsts(List<Info> infos) {
        Map<String, Info> firsts = new LinkedHashMap<>();
        infos.forEach(info -> firsts.putIfAbsent(info.language().toLowerCase(Locale.ROOT), info));
        return firsts;
    }

    private static Optional<Info> find(Map<String, Info> firsts, String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(firsts.get(tag)).or(() -> firsts.entrySet().stream()
                .filter(entry -> primary(entry.getKey()).equals(primary(tag)))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0];
    }
}
