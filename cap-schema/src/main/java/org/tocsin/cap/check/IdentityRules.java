package org.tocsin.cap.check;

/** CAP-03: identifier and sender can stand in references. */
final class IdentityRules implements Rule {
    @Override
    public void check(Subject subject, Report report) {
        check("identifier", subject.alert().identifier(), report);
        check("sender", subject.alert().sender(), report);
    }

    private static void check(String element, String text, Report report) {
        String path = "/alert/" + element;
        if (text.isBlank()) {
            report.error("CAP-03", path, "The " + element + " is blank; give every message one, without white space.");
        } else if (text.chars().anyMatch(IdentityRules::isForbidden)) {
            report.error(
                    "CAP-03",
                    path,
                    "The " + element + " is " + Spoken.quoted(text)
                            + ", which holds white space, a comma, < or & and cannot be named in references; leave"
                            + " these out.");
        }
    }

    private static boolean isForbidden(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == ',' || c == '<' || c == '&';
    }
}
