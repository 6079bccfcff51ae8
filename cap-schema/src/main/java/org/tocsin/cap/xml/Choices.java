package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.ResponseType;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;

/** The values of the elements that CAP gives a list of values for. */
final class Choices {
    private static final Set<String> SINCE_1_1 = Set.of("Draft", "CBRNE");
    private static final Set<String> SINCE_1_2 = Set.of("Avoid", "AllClear");

    private Choices() {}

    /** Empty for elements that hold any text. */
    static Optional<List<String>> of(CapVersion version, String element) {
        return of(element).map(values -> inVersion(version, element, values));
    }

    private static Optional<List<String>> of(String element) {
        return switch (element) {
            case "status" -> list(Status.values(), Status::text);
            case "msgType" -> list(MsgType.values(), MsgType::text);
            case "scope" -> list(Scope.values(), Scope::text);
            case "category" -> list(Category.values(), Category::text);
            case "responseType" -> list(ResponseType.values(), ResponseType::text);
            case "urgency" -> list(Urgency.values(), Urgency::text);
            case "severity" -> list(Severity.values(), Severity::text);
            case "certainty" -> list(Certainty.values(), Certainty::text);
            default -> Optional.empty();
        };
    }

    private static <E> Optional<List<String>> list(E[] values, Function<E, String> text) {
        return Optional.of(Arrays.stream(values).map(text).toList());
    }

    private static List<String> inVersion(CapVersion version, String element, List<String> values) {
        List<String> known = new ArrayList<>(values);
        if (version != CapVersion.V1_2) {
            known.removeAll(SINCE_1_2);
        }
        if (version == CapVersion.V1_0) {
            known.removeAll(SINCE_1_1);
            if (element.equals("certainty")) {
                known.set(0, "Very Likely");
            }
        }
        return List.copyOf(known);
    }
}
