package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Finding;
import org.xml.sax.Locator;
import org.xml.sax.SAXParseException;

/** Schema faults in document order, up to a limit; the rest is counted. */
final class FaultList {
    private final int limit;
    private final List<Finding> findings = new ArrayList<>();
    private int untold;

    FaultList(int limit) {
        this.limit = limit;
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    void add(String path, String message, @Nullable Locator at) {
        if (at == null) {
            add(path, message, 0, 0);
        } else {
            add(path, message, at.getLineNumber(), at.getColumnNumber());
        }
    }

    void add(String path, String message, SAXParseException at) {
        add(path, message, at.getLineNumber(), at.getColumnNumber());
    }

    private void add(String path, String message, int line, int column) {
        if (findings.size() < limit) {
            findings.add(Finding.error("SCHEMA", path, message + " (line " + line + ", column " + column + ")"));
        } else {
            untold++;
        }
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        if (untold > 0) {
            all.add(Finding.error("SCHEMA", "/", "There are " + untold + " more faults; mend these first."));
        }
        return List.copyOf(all);
    }
}
