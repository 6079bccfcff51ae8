package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;

/** The {@code rules} of a plan file: a tree, whose rules are read into a list, each with the conditions above it. */
final class RuleSection {
    private static final String BELOW = " / ";

    private final List<PlanArea> areas;
    private final List<PlannedChannel> channels;
    private final List<Rule> rules = new ArrayList<>();

    private RuleSection(List<PlanArea> areas, List<PlannedChannel> channels) {
        this.areas = areas;
        this.channels = channels;
    }

    static List<Rule> read(YamlMap root, List<PlanArea> areas, List<PlannedChannel> channels) {
        RuleSection section = new RuleSection(areas, channels);
        section.read(root, "", List.of());
        if (section.rules.isEmpty()) {
            root.report("rules", "The plan has no rule, so no alert would go anywhere.");
        }
        return section.rules;
    }

    private void read(YamlMap parent, String path, List<Conditions> above) {
        for (YamlMap map : parent.maps("rules")) {
            String name = path + map.text("name");
            List<Conditions> when = new ArrayList<>(above);
            when.add(conditions(map.map("when")));
            List<String> led = map.convertedTexts("channels", channel -> ChannelSection.known(channel, channels));
            if (!led.isEmpty()) {
                rules.add(new Rule(name, when, led));
            } else if (!map.has("rules")) {
                map.report("channels", "The rule leads nowhere; name at least one channel, or rules below it.");
            }
            read(map, name + BELOW, when);
            map.finish();
        }
    }

    private Conditions conditions(YamlMap when) {
        Conditions conditions = new Conditions(
                Set.copyOf(when.convertedTexts("status", Status::of)),
                Set.copyOf(when.convertedTexts("scope", Scope::of)),
                Set.copyOf(when.texts("sender")),
                Set.copyOf(when.convertedTexts("severity", Severity::of)),
                Set.copyOf(when.convertedTexts("urgency", Urgency::of)),
                Set.copyOf(when.convertedTexts("certainty", Certainty::of)),
                Set.copyOf(when.convertedTexts("category", Category::of)),
                when.texts("event-code").stream().map(NamedTest::eventCode).collect(Collectors.toSet()),
                when.texts("parameter").stream().map(NamedTest::parameter).collect(Collectors.toSet()),
                Set.copyOf(when.texts("language")),
                AreaSection.named(when, "area", areas));
        when.finish();
        return conditions;
    }
}
