package org.tocsin.cap.check.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Subject;

/** A text of a message that people read, and where it stands. */
record Passage(Kind kind, String path, String text) {

    enum Kind {
        /** A few words that name something: note, event. */
        LABEL,
        /** Sentences for everybody: headline, description, instruction. */
        PROSE,
        /** A parameter: a code, or what a station speaks and a cell phone shows. */
        PARAMETER,
        /** Whom to ask. */
        CONTACT
    }

    static List<Passage> of(Alert alert) {
        List<Passage> passages = new ArrayList<>();
        add(Kind.LABEL, "/alert/note", alert.note(), passages);
        for (int i = 0; i < alert.infos().size(); i++) {
            addInfo(alert.infos().get(i), Subject.infoPath(i), passages);
        }
        return passages;
    }

    /** The name of the element it stands in. */
    String element() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return kind == Kind.PARAMETER ? "parameter" : last;
    }

    private static void addInfo(Info info, String path, List<Passage> passages) {
        add(Kind.LABEL, path + "/event", Optional.of(info.event()), passages);
        add(Kind.PROSE, path + "/headline", info.headline(), passages);
        add(Kind.PROSE, path + "/description", info.description(), passages);
        add(Kind.PROSE, path + "/instruction", info.instruction(), passages);
        add(Kind.CONTACT, path + "/contact", info.contact(), passages);
        for (int i = 0; i < info.parameters().size(); i++) {
            String value = info.parameters().get(i).value();
            passages.add(new Passage(Kind.PARAMETER, path + "/parameter[" + (i + 1) + "]/value", value));
        }
    }

    private static void add(Kind kind, String path, Optional<String> text, List<Passage> passages) {
        text.ifPresent(words -> passages.add(new Passage(kind, path, words)));
    }
}
