package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Finding;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.xml.binding.NamedValueElement;

/** From the bindings of eventCode, parameter and geocode to records. */
final class NamedValues {
    private final Texts texts;
    private final Notes notes;

    NamedValues(Texts texts) {
        this.texts = texts;
        this.notes = texts.notes();
    }

    /** @param path of the elements, without their positions */
    List<NamedValue> of(List<NamedValueElement> elements, String path) {
        List<NamedValue> values = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            NamedValueElement element = elements.get(i);
            // A message may hold thousands; their paths are made up only where there is something to note.
            values.add(
                    Texts.isTrim(element.getValueName()) && Texts.isTrim(element.getValue())
                            ? new NamedValue(element.getValueName(), element.getValue())
                            : noted(element, path + "[" + (i + 1) + "]"));
        }
        return values;
    }

    private NamedValue noted(NamedValueElement element, String path) {
        String name = texts.trimmed(element.getValueName(), path + "/valueName");
        String value = texts.trimmed(element.getValue(), path + "/value");
        if (name.isEmpty() && notes.version() == CapVersion.V1_0) {
            notes.assumed(
                    Finding.Level.WARNING,
                    "VERSION-01",
                    path,
                    "The code " + Texts.quoted(value)
                            + " has no name and is read as a value without one; write name=value, as CAP 1.0 has it.");
        }
        return new NamedValue(name, value);
    }
}
