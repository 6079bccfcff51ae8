package org.tocsin.route;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Report;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.route.ChannelRehearsal.Course;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlannedDelivery;
import org.tocsin.route.plan.RoutingPlan;

/** What fan-out and couriers would do with a message now, up to the connectors' previews. Reads the chain, changes nothing. */
final class ChannelRehearsals {
    /** Far more than a chain has: a message may name tens of thousands, and each channel asks the ledger about them. */
    private static final int MOST_ANCESTORS = 1_000;

    /** A message that is tried, as the plan and what is known of its chain see it. */
    private record Trial(CapMessage message, CheckSettings settings, Instant expires, List<AlertKey> ancestors) {}

    private final Map<String, ? extends Connector> connectors;
    private final Claims claims;
    private final ChainIndex chain;
    private final Clock clock;

    ChannelRehearsals(Map<String, ? extends Connector> connectors, Claims claims, ChainIndex chain, Clock clock) {
        this.connectors = Map.copyOf(connectors);
        this.claims = claims;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * One for each delivery that the plan orders, in the order of its channels.
     *
     * @param foreseen what the intake would decide: whether the message waits for one that it refers to, or goes nowhere
     */
    List<ChannelRehearsal> of(Plan plan, CapMessage message, Authority authority, IntakeDecision foreseen) {
        Trial trial = new Trial(
                message,
                plan.checkSettings(authority),
                message.alert().expires(plan.defaultLifetime()),
                ancestors(message.alert()));
        Optional<AcceptedAlert> accepted =
                foreseen instanceof IntakeDecision.Accept accept ? Optional.of(accept.alert()) : Optional.empty();
        Optional<Instant> heldUntil = accepted.flatMap(AcceptedAlert::heldUntil);
        boolean repeat = accepted.flatMap(AcceptedAlert::sameAs).isPresent();
        return new RoutingPlan(plan)
                .deliveriesFor(message.alert()).stream()
                        .map(planned -> repeat ? planned.coalesced() : planned)
                        .map(planned -> heldUntil
                                .filter(until -> planned.skipped().isEmpty())
                                .map(until -> hold(planned, trial, until))
                                .orElseGet(() -> rehearse(planned, trial)))
                        .toList();
    }

    /** None of its parents is known, so an Update would end its wait as a first message and a Cancel with nothing to send. */
    private ChannelRehearsal hold(PlannedDelivery planned, Trial trial, Instant until) {
        Channel channel = planned.channel().channel();
        String reason = "It waits until " + until.truncatedTo(ChronoUnit.SECONDS)
                + " for a message that it refers to; none of them was accepted here yet.";
        Preview preview = preview(delivery(planned, trial, List.of()));
        return new ChannelRehearsal(
                channel, Course.HOLD, reason, preview, findings(preview, trial.message(), trial.settings()));
    }

    private ChannelRehearsal rehearse(PlannedDelivery planned, Trial trial) {
        Channel channel = planned.channel().channel();
        if (planned.skipped().isPresent()) {
            ReasonCode skipped = planned.skipped().get();
            return skip(channel, skipped, PlannedDelivery.whySkipped(skipped));
        }
        Optional<AlertKey> later = chain.supersededBy(trial.message().key());
        if (later.isPresent()) {
            return skip(channel, ReasonCode.SUPERSEDED, "The later message " + later.get() + " took its place.");
        }
        Instant now = clock.instant();
        List<AlertKey> toCorrect = trial.ancestors().stream()
                .filter(original -> Courier.canBeCorrected(chain, planned.action(), original, now))
                .toList();
        boolean originalMayHaveGone =
                !toCorrect.isEmpty() && claims.mayHaveGone(toCorrect, channel.name(), channel.target());
        boolean correctsOnly = planned.onlyIfOriginalWent() || planned.action() == Action.CANCEL;
        if (correctsOnly && !originalMayHaveGone) {
            return skip(
                    channel,
                    ReasonCode.ORIGINAL_NOT_SENT,
                    "None of the messages that it corrects went out here and still stands, so there is nothing to"
                            + " correct.");
        }
        Delivery delivery = delivery(planned, trial, originalMayHaveGone ? toCorrect : List.of());
        Preview preview = preview(delivery);
        return shown(channel, preview, findings(preview, trial.message(), trial.settings()));
    }

    private Preview preview(Delivery delivery) {
        Connector connector = connectors.get(delivery.channel().name());
        return connector == null
                ? Preview.refused(ReasonCode.MISCONFIGURED, "The channel has no connector.")
                : connector.preview(delivery);
    }

    private Delivery delivery(PlannedDelivery planned, Trial trial, List<AlertKey> supersedes) {
        Channel channel = planned.channel().channel();
        boolean first = planned.action() == Action.UPDATE && supersedes.isEmpty();
        return new Delivery(
                new DeliveryKey(trial.message().key(), channel.name(), channel.target()),
                channel,
                trial.message(),
                first ? Action.ALERT : planned.action(),
                supersedes,
                trial.expires(),
                1,
                false,
                Optional.empty());
    }

    /** As {@link ChainIndex#ancestors} will have it once the message is accepted; until then the index does not know it. */
    private List<AlertKey> ancestors(Alert alert) {
        if (alert.msgType() != MsgType.UPDATE && alert.msgType() != MsgType.CANCEL) {
            return List.of();
        }
        Set<AlertKey> found = new LinkedHashSet<>();
        for (Reference reference :
                alert.references().stream().limit(MOST_ANCESTORS).toList()) {
            found.add(reference.key());
            found.addAll(chain.ancestors(reference.key()));
        }
        found.remove(alert.key());
        return found.stream()
                .limit(MOST_ANCESTORS)
                .sorted(Comparator.comparingInt(
                                (AlertKey key) -> chain.ancestors(key).size())
                        .reversed())
                .toList();
    }

    private static ChannelRehearsal shown(Channel channel, Preview preview, List<Finding> findings) {
        return preview.refusal()
                .map(refusal -> new ChannelRehearsal(channel, Course.REFUSE, reason(refusal), preview, findings))
                .orElseGet(() -> new ChannelRehearsal(channel, Course.SEND, "", preview, findings));
    }

    private static ChannelRehearsal skip(Channel channel, ReasonCode code, String detail) {
        Outcome.Refused refusal = new Outcome.Refused(code, detail);
        return new ChannelRehearsal(channel, Course.SKIP, reason(refusal), Preview.refused(refusal), List.of());
    }

    private static String reason(Outcome.Refused refusal) {
        return refusal.code() + ": " + refusal.detail();
    }

    private static List<Finding> findings(Preview preview, CapMessage message, CheckSettings settings) {
        Report report = new Report(settings);
        preview.shortfalls()
                .forEach(shortfall -> report.warning(rule(shortfall.matter()), shortfall.path(), shortfall.message()));
        List<Finding> findings = report.findings();
        return findings.isEmpty() ? findings : CapXml.located(message.bytes(), findings);
    }

    private static String rule(Preview.Matter matter) {
        return switch (matter) {
            case TEXT -> "CAP-38";
            case VERTICES -> "CAP-28";
            case REACH -> PlanRuleBook.REACH;
        };
    }
}
