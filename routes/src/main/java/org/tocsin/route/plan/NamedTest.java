package org.tocsin.route.plan;

import java.util.Collection;
import java.util.Optional;
import org.tocsin.cap.NamedValue;

/** Asks for an eventCode or a parameter: of that name, of that value, or both. Names and values count as written. */
record NamedTest(Optional<String> name, Optional<String> value) {

    /** {@code TOR} asks for a value under any name, {@code SAME TOR} for one under that name. */
    static NamedTest eventCode(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? new NamedTest(Optional.empty(), Optional.of(text))
                : new NamedTest(
                        Optional.of(text.substring(0, space)),
                        Optional.of(text.substring(space + 1).strip()));
    }

    /** {@code BLOCKCHANNEL} asks for any value under that name, {@code BLOCKCHANNEL=EAS} for that one. */
    static NamedTest parameter(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new NamedTest(Optional.of(text), Optional.empty())
                : new NamedTest(Optional.of(text.substring(0, equals)), Optional.of(text.substring(equals + 1)));
    }

    boolean fitsOneOf(Collection<NamedValue> values) {
        return values.stream()
                .anyMatch(given -> name.filter(wanted -> !wanted.equals(given.name()))
                                .isEmpty()
                        && value.filter(wanted -> !wanted.equals(given.value())).isEmpty());
    }

    @Override
    public String toString() {
        return name.orElse("") + (name.isPresent() && value.isPresent() ? " " : "") + value.orElse("");
    }
}
