package org.tocsin.cap.check.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;

/** Parameters, event codes and geocodes by name. Feeds pad both names and values, so both are read without blanks around. */
final class NamedValues {
    private NamedValues() {}

    /** A value and the path of the element it stands in. */
    record Found(String value, String path) {}

    /** Looks at one value. */
    @FunctionalInterface
    interface ValueCheck {
        void check(String value, String path, Objection objection);
    }

    static Check eachParameter(String name, ValueCheck check) {
        return eachParameter(name::equals, check);
    }

    static Check eachParameter(Predicate<String> name, ValueCheck check) {
        return Demands.eachInfo((info, path, objection) ->
                parameters(info, name, path).forEach(found -> check.check(found.value(), found.path(), objection)));
    }

    static List<Found> parameters(Info info, Predicate<String> name, String infoPath) {
        return find(info.parameters(), name, infoPath + "/parameter");
    }

    static List<Found> eventCodes(Info info, Predicate<String> name, String infoPath) {
        return find(info.eventCodes(), name, infoPath + "/eventCode");
    }

    /** Those of all areas of the block. */
    static List<Found> geocodes(Info info, Predicate<String> name, String infoPath) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < info.areas().size(); i++) {
            found.addAll(find(info.areas().get(i).geocodes(), name, infoPath + "/area[" + (i + 1) + "]/geocode"));
        }
        return found;
    }

    static List<String> values(List<NamedValue> all, Predicate<String> name) {
        return find(all, name, "").stream().map(Found::value).toList();
    }

    private static List<Found> find(List<NamedValue> all, Predicate<String> name, String path) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (name.test(all.get(i).name().strip())) {
                found.add(new Found(all.get(i).value().strip(), path + "[" + (i + 1) + "]/value"));
            }
        }
        return found;
    }
}
