package org.tocsin.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a script that stand for an answer: {@code throttled-7} and {@code busy-7} ask for seven seconds of rest; a name
 * of a problem, such as {@code text-too-long}; or a status, such as {@code 500}.
 */
final class OperatorReplies {
    private static final Pattern REST = Pattern.compile("(throttled|busy)-(\\d+)");
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final Map<String, Integer> OTHER_THAN_422 =
            Map.of("wrong-mode", 403, "in-progress", 409, "stopped", 409, "unknown-job", 404);

    private OperatorReplies() {}

    static OperatorAnswer of(String word) {
        Matcher rest = REST.matcher(word);
        if (rest.matches()) {
            int status = rest.group(1).equals("busy") ? 503 : 429;
            return OperatorAnswer.plain(status, "Later").after(rest.group(2));
        }
        if (STATUS.matcher(word).matches()) {
            return OperatorAnswer.plain(Integer.parseInt(word), "As the script says");
        }
        int status = Optional.ofNullable(OTHER_THAN_422.get(word)).orElse(422);
        return OperatorAnswer.problem(status, word, "As the script says");
    }
}
