package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.connector.ReasonCode;

/** Decides where an alert goes: a pure function of the alert and the plan. */
public final class RoutingPlan {
    private static final String CORRECTION = "corrects what went out here";

    private final Plan plan;

    public RoutingPlan(Plan plan) {
        this.plan = plan;
    }

    /**
     * Every delivery of the alert, in the order of the plan's channels. An Alert goes where rules lead it. An Update goes
     * there too, and wherever the original went. A Cancel goes wherever the original went. Status Actual goes to live
     * channels alone, Exercise and Test to drill channels alone, anything else nowhere (CAP-15). Every channel is public,
     * so nothing but scope Public goes anywhere (CAP-14). Rules lead a sender to its authority's channels alone, and not
     * to kinds of channels that the author blocks (CAP-40), which correct what went out there all the same.
     */
    public List<PlannedDelivery> deliveriesFor(Alert alert) {
        return deliveriesFor(alert, new Located(plan));
    }

    /** The same for who has looked up already where its areas lie. */
    public List<PlannedDelivery> deliveriesFor(Alert alert, Located located) {
        Optional<Mode> mode = mode(alert.status());
        if (mode.isEmpty() || alert.scope() != Scope.PUBLIC) {
            return List.of();
        }
        return switch (alert.msgType()) {
            case ALERT ->
                firstMessages(
                        permitted(alert, located), mode.get(), wishes(alert).blocked());
            case UPDATE -> corrections(mode.get(), Action.UPDATE, open(alert, located));
            case CANCEL -> corrections(mode.get(), Action.CANCEL, Map.of());
            case ACK, ERROR -> List.of();
        };
    }

    /** Why the alert goes where it goes, and why not elsewhere. */
    public Explanation explain(Alert alert) {
        return Explaining.of(plan, alert, deliveriesFor(alert));
    }

    /** The channels to which rules lead the alert although its authority may not use them, in alphabetical order. */
    public List<String> withheld(Alert alert, Located located) {
        if (plan.authorityOf(alert.sender())
                .filter(authority -> !authority.remit().channels().isEmpty())
                .isEmpty()) {
            return List.of();
        }
        Map<String, String> ruleOf = channelsByRule(alert, located);
        ruleOf.keySet().removeAll(permitted(alert, located).keySet());
        return ruleOf.keySet().stream().sorted().toList();
    }

    /** Whether an alert of that status and scope may ever be handed to that channel, whoever planned it. */
    public static boolean mayReach(Channel channel, Alert alert) {
        return alert.scope() == Scope.PUBLIC
                && mode(alert.status()).filter(channel.mode()::equals).isPresent();
    }

    /** Whether messages of this kind go out at all. */
    public static boolean isDisseminated(MsgType type) {
        return type == MsgType.ALERT || type == MsgType.UPDATE || type == MsgType.CANCEL;
    }

    private static Optional<Mode> mode(Status status) {
        return switch (status) {
            case ACTUAL -> Optional.of(Mode.LIVE);
            case EXERCISE, TEST -> Optional.of(Mode.DRILL);
            case SYSTEM, DRAFT -> Optional.empty();
        };
    }

    /** What the author asks of the channels, in the words of profiles. */
    public AuthorWishes wishes(Alert alert) {
        return AuthorWishes.of(alert, plan);
    }

    private List<PlannedDelivery> firstMessages(Map<String, String> ruleOf, Mode mode, Set<Channel.Kind> blocked) {
        List<PlannedChannel> led = plan.channels().stream()
                .filter(c -> ruleOf.containsKey(c.name()))
                .toList();
        List<PlannedDelivery> deliveries = new ArrayList<>();
        for (PlannedChannel channel : led) {
            String rule = ruleOf.getOrDefault(channel.name(), "");
            Channel.Kind kind = channel.channel().kind();
            if (channel.channel().mode() == mode) {
                Optional<ReasonCode> skipped =
                        blocked.contains(kind) ? Optional.of(ReasonCode.BLOCKED_BY_AUTHOR) : Optional.empty();
                deliveries.add(new PlannedDelivery(channel, Action.ALERT, false, rule, skipped));
            } else if (mode == Mode.DRILL && !hasDrill(led, kind)) {
                deliveries.add(new PlannedDelivery(
                        channel, Action.ALERT, false, rule, Optional.of(ReasonCode.NO_DRILL_CHANNEL)));
            }
        }
        return deliveries;
    }

    private List<PlannedDelivery> corrections(Mode mode, Action action, Map<String, String> ruleOf) {
        return plan.channels().stream()
                .filter(channel -> channel.channel().mode() == mode)
                .map(channel -> new PlannedDelivery(
                        channel,
                        action,
                        !ruleOf.containsKey(channel.name()),
                        ruleOf.getOrDefault(channel.name(), CORRECTION),
                        Optional.empty()))
                .toList();
    }

    private static boolean hasDrill(List<PlannedChannel> channels, Channel.Kind kind) {
        return channels.stream()
                .anyMatch(c -> c.channel().mode() == Mode.DRILL && c.channel().kind() == kind);
    }

    private Map<String, String> open(Alert alert, Located located) {
        Map<String, String> ruleOf = permitted(alert, located);
        Set<Channel.Kind> blocked = wishes(alert).blocked();
        plan.channels().stream()
                .filter(channel -> blocked.contains(channel.channel().kind()))
                .forEach(channel -> ruleOf.remove(channel.name()));
        return ruleOf;
    }

    private Map<String, String> permitted(Alert alert, Located located) {
        Map<String, String> ruleOf = channelsByRule(alert, located);
        plan.authorityOf(alert.sender()).ifPresent(authority -> ruleOf.keySet()
                .removeIf(channel -> !authority.remit().permitsChannel(channel)));
        return ruleOf;
    }

    private Map<String, String> channelsByRule(Alert alert, Located located) {
        Map<String, String> ruleOf = new LinkedHashMap<>();
        for (Info info : alert.infos()) {
            var where = located.of(info.areas());
            for (Rule rule : plan.rules()) {
                if (rule.matches(alert, info, where)) {
                    rule.channels().forEach(channel -> ruleOf.putIfAbsent(channel, rule.name()));
                }
            }
        }
        return ruleOf;
    }
}
