package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Finding;

/** What comes up while one message is converted. */
final class Findings {
    private final List<Finding> list = new ArrayList<>();

    void error(String rule, String path, String message) {
        list.add(Finding.error(rule, path, message));
    }

    void warning(String rule, String path, String message) {
        list.add(Finding.warning(rule, path, message));
    }

    boolean hasErrors() {
        return list.stream().anyMatch(Finding::isError);
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
