package org.tocsin.route.plan;

import java.util.List;

/**
 * Why an alert goes where it goes.
 *
 * @param planVersion of the plan that says so
 * @param rules each rule of the plan, in its order
 * @param channels each channel of the plan, in its order
 */
public record Explanation(String planVersion, List<RuleVerdict> rules, List<ChannelVerdict> channels) {
    public Explanation {
        rules = List.copyOf(rules);
        channels = List.copyOf(channels);
    }

    /** @param reason a sentence: what fitted, or which condition did not */
    public record RuleVerdict(String rule, boolean matches, String reason) {}

    /**
     * @param goes whether the alert is planned for the channel and not skipped there
     * @param reason a sentence: by which rule it goes there, or why not
     */
    public record ChannelVerdict(String channel, boolean goes, String reason) {}
}
