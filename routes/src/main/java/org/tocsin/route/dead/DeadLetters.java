package org.tocsin.route.dead;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tocsin.cap.AlertKey;
import org.tocsin.route.Envelope;
import org.tocsin.route.Messages;
import org.tocsin.route.OperatorAction;
import org.tocsin.route.Parcel;
import org.tocsin.route.Receipts;
import org.tocsin.route.broker.ParcelSender;
import org.tocsin.route.chain.ChainIndex;

/**
 * What an operator can do with dead letters. Each letter is taken from its queue and sent on in one transaction, so two who
 * act at once, or one who clicks twice, act once. Safe for concurrent use.
 */
public final class DeadLetters {
    /** What is there is handed out at once; what another has just taken is not waited for any longer. */
    private static final long PATIENCE_MILLIS = 1000;

    /**
     * What became of an action.
     *
     * @param done the letters that it was done to, or would be in a dry run
     * @param left the others that were meant, each with its obstacle
     */
    public record Result(List<DeadLetter> done, List<DeadLetter> left) {
        public Result {
            done = List.copyOf(done);
            left = List.copyOf(left);
        }
    }

    /** What is sent when a letter is taken. */
    @FunctionalInterface
    private interface Sequel {
        List<Parcel> of(Map<String, Object> headers, Object body, int priority);
    }

    private final ConnectionFactory connections;
    private final ChainIndex chain;
    private final Predicate<String> queues;
    private final Clock clock;

    /** @param queues whether a queue of that name is served */
    public DeadLetters(ConnectionFactory connections, ChainIndex chain, Predicate<String> queues, Clock clock) {
        this.connections = connections;
        this.chain = chain;
        this.queues = queues;
        this.clock = clock;
    }

    /** Those that fit, the oldest of each priority first. @throws IllegalStateException when the broker does not answer */
    public List<DeadLetter> list(LetterFilter filter) {
        return inSession(
                session -> browse(session).stream().filter(filter::fits).toList());
    }

    /** Sends them out again, byte for byte and under the same delivery key; what expired or was superseded stays. */
    public Result replay(LetterFilter filter, String author, boolean dryRun) {
        return act(filter, letter -> letter.obstacle().isEmpty(), dryRun, (headers, body, priority) -> {
            Parcel again = Letters.replay(headers, body, priority);
            List<Parcel> parcels = new ArrayList<>(List.of(again, action("replay", headers, author, "")));
            if (headers.containsKey(Envelope.CHANNEL)) {
                parcels.add(Messages.receipt(Receipts.replayed(again.headers(), clock.instant())));
            }
            return parcels;
        });
    }

    /**
     * Gives them up.
     *
     * @param why for the audit trail and the receipt
     */
    public Result discard(LetterFilter filter, String author, String why, boolean dryRun) {
        return act(filter, letter -> true, dryRun, (headers, body, priority) -> {
            List<Parcel> parcels = new ArrayList<>(List.of(action("discard", headers, author, why)));
            if (headers.containsKey(Envelope.CHANNEL)) {
                String detail = "Discarded by " + author + ": " + why;
                parcels.add(Messages.receipt(Receipts.discarded(headers, detail, clock.instant())));
            }
            return parcels;
        });
    }

    private Result act(LetterFilter filter, Predicate<DeadLetter> possible, boolean dryRun, Sequel sequel) {
        List<DeadLetter> done = new ArrayList<>();
        List<DeadLetter> left = new ArrayList<>();
        for (DeadLetter letter : list(filter)) {
            boolean taken = possible.test(letter) && (dryRun || inSession(session -> move(session, letter, sequel)));
            (taken ? done : left).add(letter);
        }
        return new Result(done, left);
    }

    private boolean move(Session session, DeadLetter letter, Sequel sequel) throws JMSException {
        String selector = Envelope.LETTER + " = '" + letter.id().replace("'", "''") + "'";
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(Envelope.DEAD_QUEUE), selector)) {
            Message message = consumer.receive(PATIENCE_MILLIS);
            if (message == null) {
                return false;
            }
            for (Parcel parcel : sequel.of(headers(message), body(message), message.getJMSPriority())) {
                ParcelSender.send(session, parcel, clock.instant());
            }
            session.commit();
            return true;
        }
    }

    private OperatorAction operatorAction(String what, Map<String, Object> headers, String author, String why) {
        String id = Letters.text(headers, Envelope.LETTER);
        int turn = Letters.number(headers, Envelope.REPLAYS);
        return new OperatorAction(
                what + "/" + id + "/" + turn,
                clock.instant(),
                author,
                what,
                Letters.text(headers, Envelope.KEY),
                id,
                why);
    }

    private Parcel action(String what, Map<String, Object> headers, String author, String why) {
        return operatorAction(what, headers, author, why).parcel();
    }

    private List<DeadLetter> browse(Session session) throws JMSException {
        List<DeadLetter> letters = new ArrayList<>();
        try (QueueBrowser browser = session.createBrowser(session.createQueue(Envelope.DEAD_QUEUE))) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                if (messages.nextElement() instanceof Message message && message.propertyExists(Envelope.LETTER)) {
                    letters.add(letter(headers(message)));
                }
            }
        }
        return letters;
    }

    private DeadLetter letter(Map<String, Object> headers) {
        Instant expires = instant(headers, Envelope.EXPIRES);
        return new DeadLetter(
                Letters.text(headers, Envelope.LETTER),
                Letters.text(headers, Envelope.KEY),
                Letters.text(headers, Envelope.CHANNEL),
                Letters.text(headers, Envelope.LETTER_REASON),
                Letters.text(headers, Envelope.LETTER_DETAIL),
                instant(headers, Envelope.LETTER_SINCE),
                expires,
                obstacle(headers, expires));
    }

    private Optional<String> obstacle(Map<String, Object> headers, Instant expires) {
        if (!clock.instant().isBefore(expires)) {
            return Optional.of("Its alert expired at " + expires + ", and nothing may leave after that.");
        }
        String queue = Letters.text(headers, Envelope.LETTER_FROM);
        if (!queues.test(queue)) {
            return Optional.of("Nothing serves its queue " + queue + " any more: the channel has left the plan.");
        }
        return chain.supersededBy(new AlertKey(Letters.text(headers, Envelope.KEY)))
                .map(later -> "The later message " + later + " took its place.");
    }

    private static Instant instant(Map<String, Object> headers, String name) {
        return Instant.ofEpochMilli(Long.parseLong(headers.getOrDefault(name, 0).toString()));
    }

    private static Map<String, Object> headers(Message message) throws JMSException {
        Map<String, Object> headers = new HashMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement().toString();
            headers.put(name, message.getObjectProperty(name));
        }
        return headers;
    }

    private static Object body(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return body;
        }
        return message instanceof TextMessage text ? text.getText() : new byte[0];
    }

    /** Work in a transaction of its own; what it does not commit is rolled back. */
    @FunctionalInterface
    private interface Work<T> {
        T in(Session session) throws JMSException;
    }

    private <T> T inSession(Work<T> work) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            connection.start();
            return work.in(session);
        } catch (JMSException e) {
            throw new IllegalStateException("The dead letters cannot be reached.", e);
        }
    }
}
