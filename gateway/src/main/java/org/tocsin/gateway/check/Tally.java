package org.tocsin.gateway.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;

/** Counts what was found. For one thread. */
public final class Tally {
    private final Map<Level, Integer> counts = new EnumMap<>(Level.class);
    private int files;
    private int unreadable;

    public void add(Checked checked) {
        files++;
        if (checked instanceof Checked.Message message) {
            message.findings().stream().map(Finding::level).forEach(level -> counts.merge(level, 1, Integer::sum));
        } else {
            unreadable++;
        }
    }

    public int files() {
        return files;
    }

    public int unreadable() {
        return unreadable;
    }

    public int count(Level level) {
        return counts.getOrDefault(level, 0);
    }

    /** Such as {@code 3 files: 1 error, 2 warnings.} */
    String sentence() {
        List<String> parts = new ArrayList<>();
        parts.add(count(Level.ERROR) == 0 ? "no errors" : number(count(Level.ERROR), "error", "errors"));
        if (count(Level.WARNING) > 0) {
            parts.add(number(count(Level.WARNING), "warning", "warnings"));
        }
        if (count(Level.INFORMATION) > 0) {
            parts.add(number(count(Level.INFORMATION), "piece of information", "pieces of information"));
        }
        if (unreadable > 0) {
            parts.add(unreadable + " unreadable");
        }
        return number(files, "file", "files") + ": " + String.join(", ", parts) + ".";
    }

    private static String number(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
