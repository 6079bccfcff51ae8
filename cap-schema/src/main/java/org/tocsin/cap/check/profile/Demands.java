package org.tocsin.cap.check.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    /** At least one code that passes. */
    static Check code(String wanted, Predicate<String> test) {
        return (subject, objection) -> {
            if (subject.alert().codes().stream().map(String::strip).noneMatch(test)) {
                objection.raise(
                        "/alert",
                        "No code names the profile " + objection.profile() + "; add the code " + wanted + ".");
            }
        };
    }

    /** A code that names the profile is written to the letter, blanks around it aside. */
    static Check codeExact(Predicate<String> meant, Predicate<String> exact, String wanted) {
        return (subject, objection) -> {
            List<String> codes = subject.alert().codes();
            for (int i = 0; i < codes.size(); i++) {
                String code = codes.get(i).strip();
                if (meant.test(code) && !exact.test(code)) {
                    objection.raise(
                            "/alert/code[" + (i + 1) + "]",
                            "The code " + Spoken.quoted(code) + " is not written as " + objection.profile()
                                    + " writes it; write " + wanted + ".");
                }
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

    static Check sameInAllInfos(InfoPart... parts) {
        return (subject, objection) -> {
            List<Set<Object>> first = new ArrayList<>();
            subject.forEachInfo((info, path) -> {
                List<Set<Object>> own = sets(info, parts);
                if (first.isEmpty()) {
                    first.addAll(own);
                }
                String differing = IntStream.range(0, parts.length)
                        .filter(i -> !own.get(i).equals(first.get(i)))
                        .mapToObj(i -> parts[i].element())
                        .collect(Collectors.joining(", "));
                if (!differing.isEmpty()) {
                    objection.raise(
                            path,
                            "The block differs from the first in what " + objection.profile()
                                    + " wants alike in all blocks: " + differing + "; make them agree.");
                }
            });
        };
    }

    /** What all blocks say alike; the first is read once, however many follow. */
    static <T> Check alike(Function<Info, T> reading, String fault) {
        return (subject, objection) -> {
            List<T> first = new ArrayList<>();
            subject.forEachInfo((info, path) -> {
                T own = reading.apply(info);
                if (first.isEmpty()) {
                    first.add(own);
                } else if (!own.equals(first.get(0))) {
                    objection.raise(path, fault);
                }
            });
        };
    }

    static Check oneInfoPerLanguage() {
        return (subject, objection) -> {
            Set<String> languages = new HashSet<>();
            subject.forEachInfo((info, path) -> {
                if (!languages.add(info.language())) {
                    objection.raise(
                            path,
                            "This is a further block in " + Spoken.quoted(info.language()) + ", and "
                                    + objection.profile() + " has one block per language; send another message.");
                }
            });
        };
    }

    static Check atMost(InfoPart part, int most, TextUnit unit) {
        return eachInfo((info, path, objection) -> {
            for (Object text : part.values(info)) {
                checkLength(text.toString(), most, unit, path + "/" + part.element(), objection);
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
                    "The text has " + length + " " + unit.spoken() + " where " + objection.profile() + " takes " + most
                            + "; shorten it.");
        }
    }

    private static List<Set<Object>> sets(Info info, InfoPart... parts) {
        return Arrays.stream(parts)
                .<Set<Object>>map(part -> new HashSet<>(part.values(info)))
                .toList();
    }

    private static String others(int count) {
        return count == 1 ? "another area of the block" : count + " more areas of the block";
    }
}
