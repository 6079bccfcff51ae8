package org.tocsin.route.plan;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;

/** What a rule asks of an alert and of one of its info blocks; what is empty asks for nothing. */
record Conditions(
        Set<Status> statuses,
        Set<Scope> scopes,
        Set<String> senders,
        Set<Severity> severities,
        Set<Urgency> urgencies,
        Set<Certainty> certainties,
        Set<Category> categories,
        Set<NamedTest> eventCodes,
        Set<NamedTest> parameters,
        Set<String> languages,
        List<PlanArea> areas) {
    Conditions {
        statuses = Set.copyOf(statuses);
        scopes = Set.copyOf(scopes);
        senders = Set.copyOf(senders);
        severities = Set.copyOf(severities);
        urgencies = Set.copyOf(urgencies);
        certainties = Set.copyOf(certainties);
        categories = Set.copyOf(categories);
        eventCodes = Set.copyOf(eventCodes);
        parameters = Set.copyOf(parameters);
        languages = Set.copyOf(languages);
        areas = List.copyOf(areas);
    }

    /** The first condition that does not fit, as a clause; empty when all fit. */
    Optional<String> mismatch(Alert alert, Info info, Optional<Geometry> where) {
        return Stream.of(
                        other("status", statuses, alert.status(), Status::text),
                        other("scope", scopes, alert.scope(), Scope::text),
                        other("sender", senders, alert.sender(), sender -> sender),
                        other("severity", severities, info.severity(), Severity::text),
                        other("urgency", urgencies, info.urgency(), Urgency::text),
                        other("certainty", certainties, info.certainty(), Certainty::text),
                        otherCategory(info.categories()),
                        missing("eventCode", eventCodes, info.eventCodes()),
                        missing("parameter", parameters, info.parameters()),
                        otherLanguage(info.language()),
                        elsewhere(where))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <T> Optional<String> other(String name, Set<T> wanted, T given, Function<T, String> text) {
        return wanted.isEmpty() || wanted.contains(given)
                ? Optional.empty()
                : Optional.of("its " + name + " is " + text.apply(given) + " and not " + either(wanted, text));
    }

    private Optional<String> otherCategory(List<Category> given) {
        return categories.isEmpty() || given.stream().anyMatch(categories::contains)
                ? Optional.empty()
                : Optional.of("none of its categories is " + either(categories, Category::text));
    }

    private static Optional<String> missing(String name, Set<NamedTest> wanted, List<NamedValue> given) {
        return wanted.isEmpty() || wanted.stream().anyMatch(test -> test.fitsOneOf(given))
                ? Optional.empty()
                : Optional.of("it has no " + name + " " + either(wanted, NamedTest::toString));
    }

    /** A language asked for without its region fits with any (RFC 4647 3.3.1). */
    private Optional<String> otherLanguage(String given) {
        String tag = given.toLowerCase(Locale.ROOT);
        boolean fits = languages.stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .anyMatch(language -> tag.equals(language) || tag.startsWith(language + "-"));
        return languages.isEmpty() || fits
                ? Optional.empty()
                : Optional.of("its language is " + given + " and not " + either(languages, language -> language));
    }

    private Optional<String> elsewhere(Optional<Geometry> where) {
        boolean touches = where.filter(
                        ground -> areas.stream().anyMatch(area -> area.ground().touches(ground)))
                .isPresent();
        return areas.isEmpty() || touches
                ? Optional.empty()
                : Optional.of("it does not touch the area " + either(areas, PlanArea::name));
    }

    private static <T> String either(Collection<T> wanted, Function<T, String> text) {
        return wanted.stream().map(text).sorted().collect(Collectors.joining(" or "));
    }
}
