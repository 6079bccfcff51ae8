package org.tocsin.route.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tocsin.cap.Category;
import org.tocsin.connector.Settings;
import org.tocsin.route.plan.UnknownParents.Policy;

/** The keys of an authority in a plan file that say for whom, of what and over what it may warn. */
final class RemitSection {
    private RemitSection() {}

    static Remit read(YamlMap authority, List<PlannedChannel> channels) {
        return new Remit(
                Set.copyOf(authority.texts("delegated-for")),
                Set.copyOf(authority.texts("events")),
                Set.copyOf(authority.convertedTexts("categories", Category::of)),
                Set.copyOf(authority.convertedTexts("channels", name -> ChannelSection.known(name, channels))),
                unknownParents(authority.map("unknown-parents")));
    }

    private static UnknownParents unknownParents(YamlMap map) {
        UnknownParents usual = UnknownParents.DEFAULT;
        Policy policy = map.value("policy", usual.policy(), RemitSection::policy);
        Duration hold = map.value("hold", usual.hold(), RemitSection::positive);
        if (map.has("hold") && policy != Policy.HOLD) {
            map.report("hold", "Only the policy hold has a time; write 'policy: hold' or leave this out.");
        }
        map.finish();
        return new UnknownParents(policy, hold);
    }

    private static Policy policy(String text) {
        return Arrays.stream(Policy.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of hold, send, refuse"));
    }

    private static Duration positive(String text) {
        Duration duration = Settings.durationOf(text);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("it must be longer than nothing");
        }
        return duration;
    }
}
