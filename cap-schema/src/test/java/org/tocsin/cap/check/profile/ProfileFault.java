package org.tocsin.cap.check.profile;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One way to break a rule of a profile: an edit of the message under {@code check/profile} that keeps to all of them.
 *
 * @param name what is wrong then
 */
record ProfileFault(String profile, String rule, String name, UnaryOperator<String> edit) {
    static final String REFERENCES =
            "<references>duty@met.example,urn:oid:2.49.0.1.578.0.1,2026-05-20T14:00:00+02:00</references>\n";

    ProfileFault in(String other) {
        return new ProfileFault(other, rule, name, edit);
    }

    String applyTo(String xml) {
        String broken = edit.apply(xml);
        if (broken.equals(xml)) {
            throw new AssertionError("the edit changes nothing: " + this);
        }
        return broken;
    }

    @Override
    public String toString() {
        return profile + " " + rule + " " + name;
    }

    /** Wherever it stands. */
    static UnaryOperator<String> replace(String text, String by) {
        return xml -> xml.replace(text, by);
    }

    static UnaryOperator<String> replaceFirst(String text, String by) {
        return xml -> xml.replaceFirst(Pattern.quote(text), by);
    }

    static UnaryOperator<String> without(String element) {
        return xml -> xml.replaceAll("(?s)<" + element + ">.*?</" + element + ">\\s*", "");
    }

    /** Without the parameter, event code or geocode of that name. */
    static UnaryOperator<String> withoutNamed(String element, String valueName) {
        return xml -> xml.replaceAll(
                "(?s)<" + element + ">\\s*<valueName>" + Pattern.quote(valueName) + "<.*?</" + element + ">\\s*", "");
    }

    /** The text of the first such element. */
    static UnaryOperator<String> text(String element, String text) {
        return xml -> xml.replaceFirst("(?s)<" + element + ">.*?</" + element + ">", tagged(element, text));
    }

    /** A further element before the first of that name. */
    static UnaryOperator<String> before(String element, String more) {
        return replaceFirst("<" + element + ">", more + "<" + element + ">");
    }

    /** The message as one of another type, which acts on an earlier one. */
    static UnaryOperator<String> type(String msgType) {
        return text("msgType", msgType).andThen(before("info", REFERENCES))::apply;
    }

    static String tagged(String element, String text) {
        return "<" + element + ">" + text + "</" + element + ">";
    }

    static String named(String element, String valueName, String value) {
        return tagged(element, tagged("valueName", valueName) + tagged("value", value)) + "\n";
    }
}
