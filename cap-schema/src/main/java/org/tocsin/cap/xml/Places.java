package org.tocsin.cap.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Finding;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.helpers.DefaultHandler;

/** Notes, while a document passes, where the elements begin that findings name by path. */
final class Places extends DefaultHandler {

    /** A step of a wanted path, and the steps below it by name and position. */
    private static final class Step {
        private final @Nullable Step parent;
        private final Map<String, Map<Integer, Step>> below = new HashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private Optional<Finding.Place> place = Optional.empty();

        Step(@Nullable Step parent) {
            this.parent = parent;
        }

        /** The child that begins now, when it is wanted. */
        @Nullable
        Step next(String name) {
            Map<Integer, Step> named = below.get(name);
            return named == null ? null : named.get(counts.merge(name, 1, Integer::sum));
        }

        Step wanted(String name, int position) {
            return below.computeIfAbsent(name, key -> new HashMap<>()).computeIfAbsent(position, key -> new Step(this));
        }
    }

    private final List<Finding> findings;
    private final Step document = new Step(null);
    private final Map<String, Step> byPath = new HashMap<>();
    private Step current = document;
    private int unwantedDepth;
    private @Nullable Locator locator;

    Places(List<Finding> findings) {
        this.findings = findings;
        findings.forEach(finding -> byPath.computeIfAbsent(finding.path(), this::want));
    }

    /** The findings with the place of their element, or of the nearest one around it; as they were if they have one. */
    List<Finding> located() {
        return findings.stream().map(this::located).toList();
    }

    @Override
    public void setDocumentLocator(Locator documentLocator) {
        locator = documentLocator;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        if (document.place.isEmpty()) {
            document.place = here();
        }
        Step child = unwantedDepth > 0 ? null : current.next(name);
        if (child == null) {
            unwantedDepth++;
        } else {
            child.place = here();
            current = child;
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        if (unwantedDepth > 0) {
            unwantedDepth--;
        } else if (current.parent != null) {
            current = current.parent;
        }
    }

    private Optional<Finding.Place> here() {
        return Optional.ofNullable(locator).map(at -> new Finding.Place(at.getLineNumber(), at.getColumnNumber()));
    }

    private Finding located(Finding finding) {
        if (finding.place().isPresent()) {
            return finding;
        }
        Step step = byPath.getOrDefault(finding.path(), document);
        while (step.place.isEmpty() && step.parent != null) {
            step = step.parent;
        }
        return step.place.map(finding::at).orElse(finding);
    }

    /** Steps are {@code name} or {@code name[position]}, with or without a prefix; whatever else a path holds names nothing. */
    private Step want(String path) {
        Step step = document;
        for (String word : path.split("/")) {
            if (!word.isEmpty()) {
                int bracket = word.indexOf('[');
                String name = bracket < 0 ? word : word.substring(0, bracket);
                step = step.wanted(name.substring(name.indexOf(':') + 1), position(word, bracket));
            }
        }
        return step;
    }

    private static int position(String word, int bracket) {
        try {
            if (bracket < 0) {
                return 1;
            }
            return word.endsWith("]") ? Integer.parseInt(word.substring(bracket + 1, word.length() - 1)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
