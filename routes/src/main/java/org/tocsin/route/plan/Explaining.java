package org.tocsin.route.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Scope;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.route.plan.Explanation.ChannelVerdict;
import org.tocsin.route.plan.Explanation.RuleVerdict;

/** Puts into words what {@link RoutingPlan} decides about one alert. Pure. */
final class Explaining {
    private final Plan plan;
    private final Alert alert;
    private final Located located;
    private final Map<String, PlannedDelivery> planned;
    private final List<RuleVerdict> rules;

    private Explaining(Plan plan, Alert alert, List<PlannedDelivery> deliveries) {
        this.plan = plan;
        this.alert = alert;
        this.located = new Located(plan);
        this.planned = deliveries.stream()
                .collect(Collectors.toMap(delivery -> delivery.channel().name(), Function.identity()));
        this.rules = plan.rules().stream().map(this::rule).toList();
    }

    static Explanation of(Plan plan, Alert alert, List<PlannedDelivery> deliveries) {
        Explaining explaining = new Explaining(plan, alert, deliveries);
        return new Explanation(
                plan.version(),
                explaining.rules,
                plan.channels().stream().map(explaining::channel).toList());
    }

    private RuleVerdict rule(Rule rule) {
        List<Info> infos = alert.infos();
        if (infos.isEmpty()) {
            return new RuleVerdict(rule.name(), false, "The message has no info block that a rule could look at.");
        }
        List<Optional<String>> mismatches = infos.stream()
                .map(info -> rule.mismatch(alert, info, located.of(info.areas())))
                .toList();
        int fitting = mismatches.indexOf(Optional.<String>empty());
        return fitting >= 0
                ? new RuleVerdict(rule.name(), true, "Info block " + (fitting + 1) + " fits.")
                : new RuleVerdict(
                        rule.name(),
                        false,
                        "Info block 1 does not fit: " + mismatches.get(0).orElse("") + others(infos.size()));
    }

    private static String others(int infos) {
        return infos == 1 ? "." : "; nor does another.";
    }

    private ChannelVerdict channel(PlannedChannel channel) {
        PlannedDelivery delivery = planned.get(channel.name());
        if (delivery == null) {
            return new ChannelVerdict(channel.name(), false, whyNot(channel));
        }
        return delivery.skipped()
                .map(reason -> new ChannelVerdict(channel.name(), false, PlannedDelivery.whySkipped(reason)))
                .orElseGet(() -> new ChannelVerdict(channel.name(), true, why(delivery)));
    }

    private static String why(PlannedDelivery delivery) {
        String only = delivery.onlyIfOriginalWent() ? ", only if the original went out there" : "";
        return "It goes there as " + delivery.action() + " by '" + delivery.rule() + "'" + only + ".";
    }

    private String whyNot(PlannedChannel channel) {
        if (!RoutingPlan.isDisseminated(alert.msgType())) {
            return "Messages of type " + alert.msgType().text() + " go nowhere.";
        }
        if (alert.scope() != Scope.PUBLIC) {
            return "The scope is " + alert.scope().text() + ", and every channel reaches the public.";
        }
        if (!RoutingPlan.mayReach(channel.channel(), alert)) {
            return "It is a " + (channel.channel().mode() == Mode.LIVE ? "live" : "drill")
                    + " channel, and the status is " + alert.status().text() + ".";
        }
        Optional<String> led = rules.stream()
                .filter(RuleVerdict::matches)
                .map(RuleVerdict::rule)
                .filter(name -> leads(name, channel))
                .findFirst();
        return led.filter(rule -> alert.msgType() != MsgType.CANCEL)
                .map(rule -> "The rule '" + rule + "' leads there, but the plan does not let " + alert.sender()
                        + " use this channel.")
                .orElse("No rule leads there.");
    }

    private boolean leads(String rule, PlannedChannel channel) {
        return plan.rules().stream()
                .anyMatch(known -> known.name().equals(rule) && known.channels().contains(channel.name()));
    }
}
