package org.tocsin.cap.check.profile;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.tocsin.cap.NamedValue;

/** Parameters, event codes and geocodes by name. Feeds pad both names and values, so both are read without blanks around. */
final class NamedValues {
    private NamedValues() {}

    /** Looks at one value. */
    @FunctionalInterface
    interface ValueCheck {
        void check(String value, String path, Objection objection);
    }

    static Check eachParameter(String name, ValueCheck check) {
        return eachParameter(name::equals, check);
    }

    static Check eachParameter(Predicate<String> name, ValueCheck check) {
        return Demands.eachInfo((info, path, objection) -> forEach(
                info.parameters(), name, path + "/parameter", (value, at) -> check.check(value, at, objection)));
    }

    /** @param path of the elements, without the number of one */
    static void forEach(List<NamedValue> all, Predicate<String> name, String path, BiConsumer<String, String> action) {
        for (int i = 0; i < all.size(); i++) {
            if (name.test(all.get(i).name().strip())) {
                action.accept(all.get(i).value().strip(), path + "[" + (i + 1) + "]/value");
            }
        }
    }

    static List<String> values(List<NamedValue> all, Predicate<String> name) {
        return all.stream()
                .filter(value -> name.test(value.name().strip()))
                .map(value -> value.value().strip())
                .toList();
    }
}
