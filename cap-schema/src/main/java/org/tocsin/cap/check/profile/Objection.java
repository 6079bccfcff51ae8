package org.tocsin.cap.check.profile;

import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.Report;

/**
 * Where the check of one rule says what is wrong.
 *
 * @param profile as people name it, for sentences
 */
record Objection(String profile, String rule, Level level, Report report) {

    /** @param message what is wrong and how to mend it, as whole sentences */
    void raise(String path, String message) {
        switch (level) {
            case ERROR -> report.error(rule, path, message);
            case WARNING -> report.warning(rule, path, message);
            case INFORMATION -> report.information(rule, path, message);
        }
    }
}
