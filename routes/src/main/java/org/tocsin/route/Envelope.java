package org.tocsin.route;

import java.util.List;

/** The names of queues and of message headers, here and nowhere else. All header names are valid JMS property names. */
public final class Envelope {
    /** Alerts that were answered 202 and wait for their fan-out. */
    public static final String ACCEPTED_QUEUE = "alerts.accepted";
    /** The same for those that nothing less grave may delay: see {@link Priority}. */
    public static final String URGENT_QUEUE = "alerts.urgent";
    /** Accepted Updates and Cancels that wait for a message that they refer to. */
    public static final String HELD_QUEUE = "alerts.held";
    /** Where alerts wait for their fan-out, the urgent ones first. */
    public static final List<String> ALERT_QUEUES = List.of(URGENT_QUEUE, ACCEPTED_QUEUE);
    /** Facts on their way to the ledger. */
    public static final String RECEIPTS_QUEUE = "receipts";
    /** Where the broker puts deliveries whose time ran out. */
    public static final String EXPIRED_QUEUE = "deliveries.expired";
    /** Where the broker puts messages that no attempt could read. */
    public static final String POISON_QUEUE = "poison";
    /** What waits for an operator: poison, and refused deliveries whose cause can be mended. */
    public static final String DEAD_QUEUE = "dead";

    /** How the names of all our own headers begin. */
    public static final String OWN = "tocsin_";

    /** {@link org.tocsin.cap.AlertKey} of the alert. */
    public static final String KEY = "tocsin_key";
    /** Id of the authority that submitted it. */
    public static final String AUTHORITY = "tocsin_authority";
    /** Moment of acceptance, milliseconds since 1970. */
    public static final String ACCEPTED_AT = "tocsin_acceptedAt";
    /** Moment after which nothing may leave, milliseconds since 1970. */
    public static final String EXPIRES = "tocsin_expires";
    /** Until when it waits for a message that it refers to, milliseconds since 1970; absent: it does not wait. */
    public static final String HELD_UNTIL = "tocsin_heldUntil";
    /** Findings at acceptance, JSON. */
    public static final String FINDINGS = "tocsin_findings";
    /** The alert that said the same a moment ago. */
    public static final String SAME_AS = "tocsin_sameAs";
    /** Verdicts on the signatures of the alert, JSON. */
    public static final String SIGNATURES = "tocsin_signatures";
    /** Version of the plan that routed it. */
    public static final String PLAN = "tocsin_plan";
    /** Planned deliveries, JSON. */
    public static final String PLANNED = "tocsin_planned";
    /** Whether a message on {@link #RECEIPTS_QUEUE} is {@link #FACT_ACCEPTED} or {@link #FACT_RECEIPT}. */
    public static final String FACT = "tocsin_fact";

    /** Something that an operator did. */
    public static final String FACT_ACTION = "action";

    public static final String FACT_ACCEPTED = "accepted";
    public static final String FACT_RECEIPT = "receipt";

    public static final String CHANNEL = "tocsin_channel";
    public static final String TARGET = "tocsin_target";
    public static final String ACTION = "tocsin_action";
    public static final String ONLY_IF_ORIGINAL_WENT = "tocsin_onlyIfOriginalWent";
    /** Attempts before this message, a copy put off to its time, was sent; absent: none. */
    public static final String ATTEMPTS = "tocsin_attempts";

    public static final String PART_NUMBER = "tocsin_partNumber";
    public static final String PART_TOTAL = "tocsin_partTotal";
    public static final String PART_CONTENT = "tocsin_partContent";

    /** How often an operator has sent this delivery again; absent: never. */
    public static final String REPLAYS = "tocsin_replays";
    /** Names a message on {@link #DEAD_QUEUE}. */
    public static final String LETTER = "tocsin_letter";
    /** The queue that it came from. */
    public static final String LETTER_FROM = "tocsin_letterFrom";
    /** Why it lies there: a {@link org.tocsin.connector.ReasonCode}. */
    public static final String LETTER_REASON = "tocsin_letterReason";
    /** The same as a sentence. */
    public static final String LETTER_DETAIL = "tocsin_letterDetail";
    /** Since when, milliseconds since 1970. */
    public static final String LETTER_SINCE = "tocsin_letterSince";

    /** The address from which the broker took what no attempt could read. */
    public static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";
    /** Artemis drops a second message with the same value on the same address. */
    public static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    /** Artemis hands the message out then, milliseconds since 1970. */
    public static final String DELIVER_AT = "_AMQ_SCHED_DELIVERY";
    /** Differs for each message that was ever sent. */
    public static final String MESSAGE_ID = "JMSMessageID";
    /** How often the broker handed this message out, this time included. */
    public static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    private Envelope() {}
}
