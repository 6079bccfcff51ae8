package org.tocsin.route;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.route.AcceptedIndex.Answer;
import org.tocsin.route.IntakeDecision.Cause;
import org.tocsin.route.admission.Admission;
import org.tocsin.route.admission.Campaigns;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;

/** Decides whether a submission is taken: parse, permit, know repeats, check. Touches no database and no network. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** The bytes that came in, and whose key they came with. */
    public static final class Submission {
        private final byte[] bytes;
        private final Authority authority;

        /** @param bytes handed over: the caller does not touch them any more */
        public Submission(byte[] bytes, Authority authority) {
            this.bytes = bytes;
            this.authority = authority;
        }
    }

    private final Supplier<Plan> plans;
    private final AcceptedIndex index;
    private final ChainIndex chain;
    private final Admission admission;
    private final Campaigns campaigns = new Campaigns();
    private final Clock clock;

    public Intake(Supplier<Plan> plans, AcceptedIndex index, ChainIndex chain, Admission admission, Clock clock) {
        this.plans = plans;
        this.index = index;
        this.chain = chain;
        this.admission = admission;
        this.clock = clock;
    }

    public IntakeDecision decide(Submission submission) {
        return decide(
                plans.get(),
                CapXml.read(submission.bytes),
                submission.bytes,
                submission.authority,
                index::reserve,
                alert -> admission.refusal(submission.authority, alert));
    }

    /** What {@link #decide} would say now. Reserves and keeps nothing; an Accept out of here must not be confirmed. */
    IntakeDecision foresee(Plan plan, Reading reading, byte[] bytes, Authority authority) {
        return decide(plan, reading, bytes, authority, index::peek, alert -> Optional.empty());
    }

    private IntakeDecision decide(
            Plan plan,
            Reading reading,
            byte[] bytes,
            Authority authority,
            Function<CapMessage, Answer> known,
            Function<Alert, Optional<IntakeDecision.Refuse>> room) {
        if (reading instanceof Reading.Valid valid) {
            return decide(plan, valid, authority, known, room);
        }
        if (reading instanceof Reading.NotCap notCap) {
            return new IntakeDecision.Refuse(
                    Cause.INVALID, new Examination(plan, chain).findings(notCap, bytes, authority, clock.instant()));
        }
        return new IntakeDecision.Refuse(Cause.NOT_XML, reading.findings());
    }

    private IntakeDecision decide(
            Plan plan,
            Reading.Valid valid,
            Authority authority,
            Function<CapMessage, Answer> known,
            Function<Alert, Optional<IntakeDecision.Refuse>> room) {
        Alert alert = valid.message().alert();
        if (!authority.senders().contains(alert.sender())) {
            return refusal(findings(plan, valid, authority));
        }
        // A repeat is answered before the rules: what was accepted stays accepted when it has since expired.
        Answer answer = known.apply(valid.message());
        if (answer instanceof Answer.Same) {
            return new IntakeDecision.Repeat(alert, valid.findings());
        }
        if (answer instanceof Answer.New fresh) {
            return decideFresh(plan, valid, authority, fresh.reservation(), room);
        }
        return answer instanceof Answer.Busy ? busy() : conflict(valid.message(), authority);
    }

    private IntakeDecision decideFresh(
            Plan plan,
            Reading.Valid valid,
            Authority authority,
            AcceptedIndex.Reservation reservation,
            Function<Alert, Optional<IntakeDecision.Refuse>> room) {
        boolean accepted = false;
        try {
            Examination.Examined examined = new Examination(plan, chain).examined(valid, authority, clock.instant());
            List<Finding> findings = examined.findings();
            if (findings.stream().anyMatch(Finding::isError)) {
                return refusal(findings);
            }
            Optional<IntakeDecision.Refuse> noRoom = room.apply(valid.message().alert());
            if (noRoom.isPresent()) {
                return noRoom.get();
            }
            accepted = true;
            return new IntakeDecision.Accept(accept(plan, valid.message(), authority, examined), reservation);
        } finally {
            if (!accepted) {
                index.release(reservation);
            }
        }
    }

    private AcceptedAlert accept(Plan plan, CapMessage message, Authority authority, Examination.Examined examined) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expires = message.alert().expires(plan.defaultLifetime());
        Optional<AlertKey> sameAs = first(message.alert(), authority, expires, now);
        List<Finding> findings = new ArrayList<>(examined.findings());
        sameAs.ifPresent(first -> findings.add(repeat(first)));
        return new AcceptedAlert(
                message,
                authority.id(),
                now,
                expires,
                findings,
                plan.version(),
                Parentage.holdUntil(message.alert(), authority, chain, now, expires),
                examined.signatures().stream()
                        .map(verdict -> verdict.kind() + ": " + verdict.says())
                        .toList(),
                sameAs);
    }

    /** One that was replaced or stopped meanwhile stands for nothing, and neither does a repeat that was. */
    private Optional<AlertKey> first(Alert alert, Authority authority, Instant expires, Instant now) {
        return campaigns
                .first(authority, alert, expires, now)
                .filter(first -> chain.followers(first).isEmpty()
                        && chain.followers(alert.key()).isEmpty());
    }

    private static Finding repeat(AlertKey first) {
        return Finding.warning(
                PlanRuleBook.SAME,
                "/alert/identifier",
                "The alert " + first
                        + " said the same a moment ago, times apart. This one is kept and goes nowhere; an Update"
                        + " or Cancel of it corrects that one.");
    }

    /** The alert is kept: from now on what says the same is a repeat of it. */
    void kept(AcceptedAlert accepted) {
        plans.get().authorities().stream()
                .filter(authority -> authority.id().equals(accepted.authority()))
                .findFirst()
                .ifPresent(authority -> campaigns.add(authority, accepted));
    }

    List<Finding> findings(Plan plan, Reading.Valid valid, Authority authority) {
        return new Examination(plan, chain).findings(valid, authority, clock.instant());
    }

    private static IntakeDecision refusal(List<Finding> findings) {
        boolean onlyRightsMissing = findings.stream()
                .filter(Finding::isError)
                .allMatch(finding -> Permission.RULES.contains(finding.rule()));
        return new IntakeDecision.Refuse(onlyRightsMissing ? Cause.NOT_PERMITTED : Cause.INVALID, findings);
    }

    /** The other content is not kept; its digest lets an investigation tell which of two files it was (CAP-04). */
    private static IntakeDecision conflict(CapMessage message, Authority authority) {
        LOG.warn(
                "event=identifier-conflict alert={} authority={} sha256={}",
                message.key(),
                authority.id(),
                HexFormat.of().formatHex(AcceptedIndex.sha256(message.bytes())));
        return new IntakeDecision.Refuse(
                Cause.CONFLICT,
                List.of(Finding.error(
                        "CAP-04",
                        "/alert/identifier",
                        "A message with this sender and identifier, but other content, was accepted before. It stands as it"
                                + " was. Send a correction as an Update with an identifier of its own.")));
    }

    private static IntakeDecision busy() {
        return new IntakeDecision.Refuse(
                Cause.NOT_KEPT,
                List.of(Finding.error(
                        PlanRuleBook.BUSY,
                        "/alert",
                        "The same message is being handed in by another request that has not ended. Send it again.")));
    }
}
