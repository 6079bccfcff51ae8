package org.tocsin.cap.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;

/** CAP-20 and 21: the versions of one text agree in all but the text, and say truly which language they are in. */
final class LanguageRules implements Rule {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    /** A block and where it stands. */
    private record Placed(Info info, String path) {}

    @Override
    public void check(Subject subject, Report report) {
        Map<String, List<Placed>> versions = new LinkedHashMap<>();
        subject.forEachInfo((info, path) -> {
            checkTag(info.language(), path + "/language", report);
            versions.computeIfAbsent(info.language(), language -> new ArrayList<>())
                    .add(new Placed(info, path));
        });
        if (versions.size() > 1) {
            compareVersions(List.copyOf(versions.values()), report);
            checkTexts(subject, report);
        }
    }

    private static void checkTag(String tag, String path, Report report) {
        Locale locale = Locale.forLanguageTag(tag);
        String language = locale.getLanguage();
        boolean known = !language.isEmpty() && (language.length() != 2 || LANGUAGES.contains(language));
        boolean placed = locale.getCountry().length() != 2 || REGIONS.contains(locale.getCountry());
        if (!known || !placed) {
            report.warning(
                    "CAP-21",
                    path,
                    "The language is " + Spoken.quoted(tag)
                            + ", in which a part is not registered; write a tag like en-US or es.");
        }
    }

    private static void compareVersions(List<List<Placed>> versions, Report report) {
        List<Placed> first = versions.get(0);
        for (List<Placed> other : versions.subList(1, versions.size())) {
            if (other.size() != first.size()) {
                report.warning(
                        "CAP-20",
                        other.get(0).path(),
                        "The language " + other.get(0).info().language() + " has " + other.size() + " blocks where "
                                + first.get(0).info().language() + " has " + first.size()
                                + "; write each block in each language.");
                continue;
            }
            for (int i = 0; i < first.size(); i++) {
                compare(first.get(i), other.get(i), report);
            }
        }
    }

    private static void compare(Placed one, Placed other, Report report) {
        List<String> differing = differences(one.info(), other.info());
        if (!differing.isEmpty()) {
            report.warning(
                    "CAP-20",
                    other.path(),
                    "The block says the same as " + one.path() + " in another language, but differs in "
                            + String.join(", ", differing) + "; make them agree.");
        }
    }

    private static List<String> differences(Info one, Info other) {
        List<String> names = new ArrayList<>();
        addIf(one.urgency() != other.urgency(), "urgency", names);
        addIf(one.severity() != other.severity(), "severity", names);
        addIf(one.certainty() != other.certainty(), "certainty", names);
        addIf(differ(one.effective(), other.effective()), "effective", names);
        addIf(differ(one.onset(), other.onset()), "onset", names);
        addIf(differ(one.expires(), other.expires()), "expires", names);
        addIf(!places(one).equals(places(other)), "area", names);
        return names;
    }

    private static void addIf(boolean differs, String name, List<String> names) {
        if (differs) {
            names.add(name);
        }
    }

    private static boolean differ(Optional<CapTime> one, Optional<CapTime> other) {
        return !one.map(CapTime::instant).equals(other.map(CapTime::instant));
    }

    /** The areas without their descriptions, which are in the language of the block. */
    private static List<Object> places(Info info) {
        return info.areas().stream()
                .<Object>map(a -> List.of(a.polygons(), a.circles(), a.geocodes(), a.altitude(), a.ceiling()))
                .toList();
    }

    private static void checkTexts(Subject subject, Report report) {
        Map<String, String> languageOf = new HashMap<>();
        subject.forEachInfo((info, path) -> {
            checkText("headline", info.headline(), info, path, languageOf, report);
            checkText("description", info.description(), info, path, languageOf, report);
            checkText("instruction", info.instruction(), info, path, languageOf, report);
        });
    }

    private static void checkText(
            String element,
            Optional<String> text,
            Info info,
            String path,
            Map<String, String> languageOf,
            Report report) {
        if (text.isEmpty()) {
            return;
        }
        String language = Locale.forLanguageTag(info.language()).getLanguage();
        String before = languageOf.putIfAbsent(element + "\n" + text.get(), language);
        if (before != null && !before.equals(language)) {
            report.warning(
                    "CAP-21",
                    path + "/" + element,
                    "The " + element + " is the same text as in the language " + before
                            + "; translate it, or leave the block out.");
        }
    }
}
