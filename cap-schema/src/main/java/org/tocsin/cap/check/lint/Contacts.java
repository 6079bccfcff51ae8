package org.tocsin.cap.check.lint;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The telephone numbers and host names that an authority's texts may give, as a plan lists them. */
final class Contacts {
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    /** Digits by which a number given without its country code is known. */
    private static final int LOCAL_DIGITS = 7;

    private final Set<String> numbers = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();

    Contacts(Set<String> listed) {
        for (String contact : listed) {
            if (contact.chars().anyMatch(Character::isLetter)) {
                hosts.add(host(contact));
            } else {
                numbers.add(digits(contact));
            }
        }
    }

    /** However it is grouped, with or without the country code. */
    boolean haveNumber(String number) {
        String digits = digits(number);
        return numbers.stream().anyMatch(listed -> isSame(listed, digits));
    }

    /** The host itself, or one below it. */
    boolean haveHostOf(String link) {
        String host = host(link);
        return hosts.stream().anyMatch(listed -> host.equals(listed) || host.endsWith("." + listed));
    }

    private static boolean isSame(String listed, String digits) {
        boolean local = Math.min(listed.length(), digits.length()) >= LOCAL_DIGITS;
        return listed.equals(digits) || (local && (listed.endsWith(digits) || digits.endsWith(listed)));
    }

    private static String digits(String number) {
        return LEADING_ZEROS
                .matcher(NO_DIGIT.matcher(number.replace("(0)", "")).replaceAll(""))
                .replaceAll("");
    }

    /** What stands behind the last @ of the authority: the host that a reader's browser would ask. */
    private static String host(String link) {
        String text = link.strip().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        String authority = (scheme < 0 ? text : text.substring(scheme + 3)).split("[/?#\\\\]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).split(":", 2)[0];
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }
}
