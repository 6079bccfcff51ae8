package org.tocsin.cap.check.profile;

import java.util.List;
import java.util.function.Predicate;
import org.tocsin.cap.check.Spoken;

/** Checks of {@code code}, by which a message names its profile. Blanks around a code do not count. */
final class Codes {
    private Codes() {}

    /** At least one code that passes. */
    static Check code(String wanted, Predicate<String> test) {
        return (subject, objection) -> {
            if (subject.alert().codes().stream().map(String::strip).noneMatch(test)) {
                objection.raise(
                        "/alert",
                        "No code names the profile " + objection.profile() + "; add the code " + wanted + ".");
            }
        };
    }

    /** A code that names the profile is written to the letter, blanks around it aside. */
    static Check codeExact(Predicate<String> meant, Predicate<String> exact, String wanted) {
        return (subject, objection) -> {
            List<String> codes = subject.alert().codes();
            for (int i = 0; i < codes.size(); i++) {
                String code = codes.get(i).strip();
                if (meant.test(code) && !exact.test(code)) {
                    objection.raise(
                            "/alert/code[" + (i + 1) + "]",
                            "The code " + Spoken.quoted(code) + " is not written as " + objection.profile()
                                    + " writes it; write " + wanted + ".");
                }
            }
        };
    }
}
