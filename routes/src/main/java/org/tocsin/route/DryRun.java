package org.tocsin.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.route.IntakeDecision.Cause;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.RoutingPlan;

/**
 * A submission up to the point where it would be kept: the decision of the intake and what each channel would send. Nothing
 * is kept, reserved, queued or sent. Safe for concurrent use; may wait for the ledger as long as a delivery does.
 */
public final class DryRun {
    private final Supplier<Plan> plans;
    private final Intake intake;
    private final BooleanSupplier brokerHasRoom;
    private final ChannelRehearsals channels;

    DryRun(Supplier<Plan> plans, Intake intake, BooleanSupplier brokerHasRoom, ChannelRehearsals channels) {
        this.plans = plans;
        this.intake = intake;
        this.brokerHasRoom = brokerHasRoom;
        this.channels = channels;
    }

    /** Never refuses: what is wrong with the message is in the answer, and channels are shown in spite of it. */
    public Rehearsal rehearse(byte[] bytes, Authority authority) {
        Plan plan = plans.get();
        Reading reading = CapXml.read(bytes);
        IntakeDecision foreseen = intake.foresee(plan, reading, bytes, authority);
        IntakeDecision decision = brokerHasRoom.getAsBoolean() ? foreseen : IntakeDoor.notKept();
        Optional<CapMessage> message =
                reading instanceof Reading.Valid valid ? Optional.of(valid.message()) : Optional.empty();
        return new Rehearsal(
                decision,
                message.map(CapMessage::alert),
                findings(plan, decision, foreseen, reading, authority),
                message.map(cap -> channels.of(plan, cap, authority, foreseen)).orElse(List.of()),
                message.map(cap -> new RoutingPlan(plan).explain(cap.alert())));
    }

    /** The intake stops at the first cause; who tries a message wants to know the rest as well. */
    private List<Finding> findings(
            Plan plan, IntakeDecision decision, IntakeDecision foreseen, Reading reading, Authority authority) {
        List<Finding> findings = new ArrayList<>(decision.findings());
        if (decision != foreseen) {
            findings.addAll(foreseen.findings());
        }
        if (foreseen instanceof IntakeDecision.Refuse refuse
                && refuse.cause() == Cause.CONFLICT
                && reading instanceof Reading.Valid valid) {
            findings.addAll(intake.findings(plan, valid, authority));
        }
        return findings;
    }
}
