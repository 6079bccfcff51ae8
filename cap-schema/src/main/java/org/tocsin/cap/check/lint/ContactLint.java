package org.tocsin.cap.check.lint;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;

/** LINT-04: whom people are told to ring or to read is on the list that the plan gives; without a list nothing is said. */
final class ContactLint {
    /** A run of digits in groups; bounded, so that a text of nothing but digits costs no more than its length. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,:/_-])(?:\\+|\\(){0,2}[0-9](?:[ ()./-]{0,3}[0-9]){2,17}(?![\\p{L}\\p{N}])");

    private static final Pattern DATE =
            Pattern.compile("[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?[0-9]{2,4}|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}");
    private static final Pattern HOURS = Pattern.compile("[0-9]{4} ?- ?[0-9]{4}");
    private static final Pattern NORTH_AMERICAN =
            Pattern.compile("(?:1[ .-])?\\(?[0-9]{3}\\)?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}");
    private static final Pattern RING = Pattern.compile(
            "(?iU)\\b(?:call|calling|dial|ring|phone|telephone|tel|hotline|helpline|fax|anrufen|rufen sie|telefon|notruf"
                    + "|appelez|téléphone|llame|llame al|teléfono|chiamare|telefono|bel)\\W{0,3}$");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s<>\"']{3,300}");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[).,;:!?\\]]{1,9}$");
    private static final int BEFORE = 16;
    private static final int FEWEST_DIGITS = 7;

    private ContactLint() {}

    static void check(Subject subject, Report report) {
        if (subject.settings().contacts().isEmpty()) {
            return;
        }
        Contacts contacts = new Contacts(subject.settings().contacts());
        for (Passage passage : Passage.of(subject.alert())) {
            checkNumbers(passage, contacts, report);
            checkLinks(passage, contacts, report);
        }
        subject.forEachInfo((info, path) -> info.web()
                .filter(web -> !contacts.haveHostOf(web))
                .ifPresent(web -> unlisted("link", web, path + "/web", report)));
    }

    private static void checkNumbers(Passage passage, Contacts contacts, Report report) {
        if (passage.kind() == Passage.Kind.PARAMETER) {
            // Parameters are full of codes; what is spoken from them repeats the other texts.
            return;
        }
        Set<String> strangers = new LinkedHashSet<>();
        Matcher matcher = DIGITS.matcher(passage.text());
        while (matcher.find()) {
            String number = matcher.group();
            if (isTelephone(passage, number, matcher.start()) && !contacts.haveNumber(number)) {
                strangers.add(number);
            }
        }
        strangers.forEach(number -> unlisted("telephone number", number, passage.path(), report));
    }

    private static void checkLinks(Passage passage, Contacts contacts, Report report) {
        Set<String> strangers = new LinkedHashSet<>();
        Matcher matcher = LINK.matcher(passage.text());
        while (matcher.find()) {
            String link = END_OF_SENTENCE.matcher(matcher.group()).replaceAll("");
            if (!contacts.haveHostOf(link)) {
                strangers.add(link);
            }
        }
        strangers.forEach(link -> unlisted("link", link, passage.path(), report));
    }

    private static void unlisted(String what, String contact, String path, Report report) {
        report.warning(
                "LINT-04",
                path,
                "The " + what + " " + Spoken.quoted(contact)
                        + " is not among the contacts that the plan lists; a wrong one sends everybody to a stranger. Try"
                        + " it, then correct it or have it listed.");
    }

    private static boolean isTelephone(Passage passage, String number, int at) {
        String before = passage.text().substring(Math.max(0, at - BEFORE), at);
        if (passage.kind() == Passage.Kind.CONTACT || RING.matcher(before).find()) {
            return true;
        }
        if (DATE.matcher(number).find() || HOURS.matcher(number).matches()) {
            return false;
        }
        boolean prefixed = number.startsWith("+") || number.startsWith("0") || number.startsWith("(0");
        long digits = number.chars().filter(Character::isDigit).count();
        return (prefixed && digits >= FEWEST_DIGITS)
                || NORTH_AMERICAN.matcher(number).matches();
    }
}
