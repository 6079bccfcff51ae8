package org.tocsin.cap.xml;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private Choices() {}

    static Optional<String> of(String element) {
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

    private static <E> Optional<String> list(E[] values, Function<E, String> text) {
        return Optional.of(Arrays.stream(values).map(text).collect(Collectors.joining(", ")));
    }
}
