package org.tocsin.cap.check.profile;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.check.Spoken;

/** The checks that tables of profiles are made of. */
final class Demands {
    private Demands() {}

    /** Looks at one block. */
    @FunctionalInterface
    interface InfoCheck {
        void check(Info info, String path, Objection objection);
    }

    static Check eachInfo(InfoCheck check) {
        return (subject, objection) -> subject.forEachInfo((info, path) -> check.check(info, path, objection));
    }

    /** The check, on Alert and Update alone. */
    static Check whenDisseminated(Check check) {
        return (subject, objection) -> {
            if (subject.isForDissemination()) {
                check.check(subject, objection);
            }
        };
    }

    static Check infoUnlessAckOrError() {
        return (subject, objection) -> {
            MsgType type = subject.alert().msgType();
            if (type != MsgType.ACK && type != MsgType.ERROR) {
                requireInfo().check(subject, objection);
            }
        };
    }

    static Check requireInfo() {
        return (subject, objection) -> {
            if (subject.alert().infos().isEmpty()) {
                objection.raise(
                        "/alert",
                        "The message has no info, which " + objection.profile() + " asks for; add an info block.");
            }
        };
    }

    /** Each of these in each block. */
    static Check require(InfoPart... parts) {
        return eachInfo((info, path, objection) -> {
            String missing = Arrays.stream(parts)
                    .filter(part -> !part.isIn(info))
                    .map(InfoPart::element)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                objection.raise(
                        path, "The block lacks what " + objection.profile() + " asks for: " + missing + "; add it.");
            }
        });
    }

    static Check atMost(InfoPart part, int most, TextUnit unit) {
        return eachInfo((info, path, objection) -> {
            for (Object text : part.values(info)) {
                checkLength(text.toString(), most, unit, path + "/" + part.element(), objection);
            }
        });
    }

    static Check areaDescAtMost(int most) {
        return eachInfo((info, path, objection) -> {
            for (int i = 0; i < info.areas().size(); i++) {
                String text = info.areas().get(i).areaDesc();
                checkLength(text, most, TextUnit.CHARACTERS, path + "/area[" + (i + 1) + "]/areaDesc", objection);
            }
        });
    }

    static Check noneUnknown() {
        return eachInfo((info, path, objection) -> {
            for (InfoPart part : List.of(InfoPart.URGENCY, InfoPart.SEVERITY, InfoPart.CERTAINTY)) {
                if (part.values(info).get(0).toString().equals("UNKNOWN")) {
                    objection.raise(
                            path + "/" + part.element(),
                            "The " + part.element() + " is Unknown, on which nobody can act; say what is likely.");
                }
            }
        });
    }

    /** The first area of a block that fails, with the number of those after it. */
    static Check eachArea(Predicate<Area> test, String fault) {
        return eachInfo((info, path, objection) -> checkAreas(info, path, test, fault, objection));
    }

    static void checkAreas(Info info, String path, Predicate<Area> test, String fault, Objection objection) {
        List<Integer> failing = IntStream.range(0, info.areas().size())
                .filter(i -> !test.test(info.areas().get(i)))
                .boxed()
                .toList();
        if (!failing.isEmpty()) {
            objection.raise(
                    path + "/area[" + (failing.get(0) + 1) + "]",
                    fault + (failing.size() > 1 ? " The same holds for " + others(failing.size() - 1) + "." : ""));
        }
    }

    static void checkLength(String text, int most, TextUnit unit, String path, Objection objection) {
        int length = unit.length(text);
        if (length > most) {
            objection.raise(
                    path,
                    "The text " + Spoken.quoted(text) + " has " + length + " " + unit.spoken() + " where "
                            + objection.profile() + " takes " + most + "; shorten it.");
        }
    }

    private static String others(int count) {
        return count == 1 ? "another area of the block" : count + " more areas of the block";
    }
}
