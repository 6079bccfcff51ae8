package org.tocsin.cap.xml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.cap.CapVersion;

/**
 * Schema faults in plain words with the remedy, instead of the validator's own where the fault is known. Goes by the code
 * in front of the validator's message alone: the words behind it are in whatever language the JVM runs in.
 */
final class FaultWording {
    static final String SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
    private static final Pattern ATTRIBUTE = Pattern.compile("^cvc-complex-type\\.3\\.2\\.2: [^']*'([^']*)'");

    private final CapVersion version;

    FaultWording(CapVersion version) {
        this.version = version;
    }

    /** Order, missing and strange elements. */
    static boolean isStructure(String message) {
        return message.startsWith("cvc-complex-type.2.4");
    }

    /** A wrong value, which the validator tells twice: once for the type, once for the element. */
    static boolean isValue(String message) {
        return message.startsWith("cvc-enumeration-valid")
                || message.startsWith("cvc-pattern-valid")
                || message.startsWith("cvc-datatype-valid")
                || message.startsWith("cvc-type.3.1.3");
    }

    String of(String message, String element, String quotedText) {
        if (isValue(message)) {
            return element + " is " + quotedText + ", " + wrongValue(message, element);
        }
        if (message.startsWith("cvc-complex-type.2.3")) {
            return "Text stands between the elements of " + element + "; remove it.";
        }
        if (message.startsWith("cvc-type.3.1.2")) {
            return element + " holds text only; remove the elements inside it.";
        }
        if (message.startsWith("cvc-complex-type.3.2.2") || message.startsWith("cvc-type.3.1.1")) {
            return attribute(message)
                            .map(name -> "The attribute " + name + " of ")
                            .orElse("An attribute of ") + element
                    + " is unknown to CAP, which has no attributes at all; remove it.";
        }
        return other(message);
    }

    String other(String message) {
        return "The schema of CAP " + version.text() + " refuses this: "
                + sentence(message.substring(message.indexOf(':') + 1).strip());
    }

    String stranger(String child, String uri, String parent) {
        if (uri.equals(version.namespace())) {
            return "CAP knows no element " + child + " in " + parent + "; remove it or put it where it belongs.";
        }
        return "The element " + child + " in " + parent
                + (uri.isEmpty() ? " has no namespace" : " is in the namespace " + uri)
                + "; only elements of " + version.namespace() + " stand here, so mend the namespace or remove it.";
    }

    static String repeated(String child, String parent) {
        return child + " may stand only once in " + parent + "; keep one.";
    }

    static String late(ContentModel model, String child, int furthest) {
        String before = furthest < model.children().size()
                ? model.children().get(furthest).name()
                : "Signature";
        return "The order is wrong: " + child + " must stand before " + before + "; move it there.";
    }

    static String missing(ContentModel model, ContentModel.Child child, OpenElement parent) {
        String place = "as its first element.";
        for (ContentModel.Child earlier : model.children().subList(0, model.rank(child.name()))) {
            if (earlier.required() || parent.occurrences(earlier.name()) > 0) {
                place = "behind " + earlier.name() + ".";
            }
        }
        return child.name() + " is missing in " + parent.name() + "; add it " + place;
    }

    private String wrongValue(String message, String element) {
        Optional<List<String>> choice = Choices.of(version, element);
        if (choice.isPresent()) {
            return "which CAP " + version.text() + " does not know; write one of " + String.join(", ", choice.get())
                    + ".";
        }
        return switch (element) {
            case "sent", "effective", "onset", "expires" ->
                "which is no CAP date and time; write it like"
                        + " 2026-11-23T13:07:20-04:00: a real date, seconds without fraction, a numeric offset,"
                        + " -00:00 for UTC, no Z.";
            case "language" -> "which is no language tag; write one like en-US (RFC 3066).";
            case "size" -> "which is no whole number; write the size in octets.";
            case "altitude", "ceiling" -> "which is no decimal number; write feet above mean sea level.";
            default -> "which its type does not allow; " + other(message);
        };
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static Optional<String> attribute(String message) {
        Matcher matcher = ATTRIBUTE.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
