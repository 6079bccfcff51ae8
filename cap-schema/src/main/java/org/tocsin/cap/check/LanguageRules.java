package org.tocsin.cap.check;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.Info;

/** CAP-21: a block says truly which language it is in. */
final class LanguageRules implements Rule {

    @Override
    public void check(Subject subject, Report report) {
        subject.forEachInfo((info, path) -> checkTag(info.language(), path + "/language", report));
        if (subject.alert().infos().size() > 1) {
            checkTexts(subject, report);
        }
    }

    private static void checkTag(String tag, String path, Report report) {
        if (tag.equals(Info.DEFAULT_LANGUAGE)) {
            return;
        }
        LanguageTag.fault(tag)
                .ifPresent(fault -> report.warning(
                        "CAP-21",
                        path,
                        "The language " + Spoken.quoted(tag) + " " + fault
                                + "; write a tag of BCP 47 like en-US, es or zh-Hant."));
    }

    private static void checkTexts(Subject subject, Report report) {
        Map<String, String> languageOf = new HashMap<>();
        subject.forEachInfo((info, path) -> {
            String language = Locale.forLanguageTag(info.language()).getLanguage();
            checkText("headline", info.headline(), language, path, languageOf, report);
            checkText("description", info.description(), language, path, languageOf, report);
            checkText("instruction", info.instruction(), language, path, languageOf, report);
        });
    }

    /** Under en-GB and en-US the same text may stand: these are one language. */
    private static void checkText(
            String element,
            Optional<String> text,
            String language,
            String path,
            Map<String, String> languageOf,
            Report report) {
        if (text.isEmpty()) {
            return;
        }
        String before = languageOf.putIfAbsent(element + "\n" + text.get().strip(), language);
        if (before != null && !before.equals(language)) {
            report.warning(
                    "CAP-21",
                    path + "/" + element,
                    "The " + element + " " + Spoken.quoted(text.get()) + " is the same text as in the language "
                            + before + "; translate it, or leave the block out.");
        }
    }
}
