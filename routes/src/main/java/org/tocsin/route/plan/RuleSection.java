package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;

/** The {@code rules} of a plan file. */
final class RuleSection {
    private RuleSection() {}

    static List<Rule> read(YamlMap root, List<PlanArea> areas, List<PlannedChannel> channels) {
        List<Rule> rules = new ArrayList<>();
        for (YamlMap map : root.maps("rules")) {
            rules.add(rule(map, areas, channels));
            map.finish();
        }
        if (rules.isEmpty()) {
            root.report("rules", "The plan has no rule, so no alert would go anywhere.");
        }
        return rules;
    }

    private static Rule rule(YamlMap map, List<PlanArea> areas, List<PlannedChannel> channels) {
        YamlMap when = map.map("when");
        Rule rule = new Rule(
                map.text("name"),
                Set.copyOf(when.convertedTexts("severity", Severity::of)),
                Set.copyOf(when.convertedTexts("urgency", Urgency::of)),
                Set.copyOf(when.convertedTexts("certainty", Certainty::of)),
                Set.copyOf(when.convertedTexts("category", Category::of)),
                Set.copyOf(when.texts("sender")),
                AreaSection.named(when, "area", areas),
                map.convertedTexts("channels", name -> ChannelSection.known(name, channels)));
        when.finish();
        if (rule.channels().isEmpty()) {
            map.report("channels", "The rule leads nowhere; name at least one channel.");
        }
        return rule;
    }
}
