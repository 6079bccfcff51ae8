package org.tocsin.route;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.route.admission.Admission;
import org.tocsin.route.admission.Load;
import org.tocsin.route.admission.Quotas;
import org.tocsin.route.broker.Connections;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.desk.Pauses;
import org.tocsin.route.desk.Stops;
import org.tocsin.route.ledger.Database;
import org.tocsin.route.plan.PlanInForce;
import org.tocsin.route.plan.PlannedChannel;

/** All routes, put together and running. Closing it ends what is under way and leaves the rest in its queues. */
public final class Dispatch implements AutoCloseable {

    /**
     * Sizes and limits.
     *
     * @param fanOutConsumers urgent alerts that fan out at once, and as many others
     * @param ledgerConsumers facts on their way into the ledger at once
     * @param ledgerLimit how long a fact waits for the ledger before it goes back to its queue
     * @param drain how long a shutdown waits for what is under way
     */
    public record Sizes(int fanOutConsumers, int ledgerConsumers, Duration ledgerLimit, Duration drain) {
        public static final Sizes DEFAULT = new Sizes(2, 8, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    /**
     * What the routes work with.
     *
     * @param strays queues of channels that have left the plan
     */
    public record Surroundings(
            PlanInForce plans,
            Connections connections,
            BooleanSupplier brokerHasRoom,
            LongSupplier waiting,
            HeldAlerts held,
            List<String> strays,
            Map<String, GuardedConnector> connectors,
            Database ledger,
            Claims claims,
            AcceptedIndex index,
            ChainIndex chain,
            Arrivals arrivals,
            CancelWatch cancels,
            Pauses pauses,
            Stops stops,
            MeterRegistry registry,
            Clock clock) {
        public Surroundings {
            strays = List.copyOf(strays);
            connectors = Map.copyOf(connectors);
        }
    }

    private final CamelContext camel;
    private final Pauses pauses;
    private final ChannelSwitch channels;
    private final Map<String, Courier> couriers;
    private final IntakeDoor door;
    private final DryRun dryRun;

    private Dispatch(
            CamelContext camel,
            Pauses pauses,
            ChannelSwitch channels,
            Map<String, Courier> couriers,
            IntakeDoor door,
            DryRun dryRun) {
        this.camel = camel;
        this.pauses = pauses;
        this.channels = channels;
        this.couriers = Map.copyOf(couriers);
        this.door = door;
        this.dryRun = dryRun;
    }

    /** Starts every route. @throws IllegalStateException when one cannot start */
    public static Dispatch start(Surroundings with, Sizes sizes) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("tocsin");
        camel.getShutdownStrategy().setTimeout(sizes.drain().toSeconds());
        camel.addComponent(Transfer.SENDER, sending(with.connections().sender()));
        camel.addComponent(Transfer.TRANSACTED, transacted(with.connections().transacted()));
        camel.addComponent(Transfer.ONE_BY_ONE, transacted(with.connections().oneByOne()));
        ChannelSwitch channels = new ChannelSwitch(camel, with.connectors(), with.pauses()::isPaused, with.registry());
        Map<String, Courier> couriers = couriers(with);
        Intake intake = intake(with);
        try {
            addRoutes(camel, with, sizes, intake, couriers);
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException("The routes cannot start.", e);
        }
        channels.watch();
        return new Dispatch(
                camel,
                with.pauses(),
                channels,
                couriers,
                new IntakeDoor(camel, with.index(), with.arrivals(), with.brokerHasRoom()),
                dryRun(with, intake));
    }

    /** The way in. */
    public IntakeDoor door() {
        return door;
    }

    /** What would come of a submission, without it. */
    public DryRun dryRun() {
        return dryRun;
    }

    /** Holds accepted alerts back before their fan-out; they stay on disk. Alerts are still taken. */
    public void holdFanOut() throws Exception {
        for (String queue : Envelope.ALERT_QUEUES) {
            camel.getRouteController().suspendRoute(FanOutRoute.routeId(queue));
        }
    }

    /** Ends the hold. */
    public void releaseFanOut() throws Exception {
        for (String queue : Envelope.ALERT_QUEUES) {
            camel.getRouteController().resumeRoute(FanOutRoute.routeId(queue));
        }
    }

    /** Holds planned deliveries back in their queues; they stay on disk. For good: start anew to let them go. */
    public void holdDeliveries() throws Exception {
        for (Route route : camel.getRoutes()) {
            if (route.getRouteId().startsWith(DeliveryRoute.PREFIX)) {
                camel.getRouteController().suspendRoute(route.getRouteId());
            }
        }
    }

    /** Lets the routes of a channel rest or run, as its breaker and its operators now say. */
    public void follow(String channel) {
        channels.follow(channel);
    }

    /**
     * Takes an alert off a channel, when no attempt for it is under way.
     *
     * @throws IllegalArgumentException when there is no such channel
     */
    public Outcome stop(String channel, AlertKey alert) {
        Courier courier = couriers.get(channel);
        if (courier == null) {
            throw new IllegalArgumentException("There is no channel " + channel + ".");
        }
        return courier.stop(alert);
    }

    /** Whether every route runs, or rests because its breaker is open or its channel is paused. */
    public boolean isRunning() {
        List<String> resting = couriers.keySet().stream()
                .filter(pauses::isPaused)
                .flatMap(channel -> DeliveryRoute.routeIds(channel).stream())
                .toList();
        return camel.getStatus() == ServiceStatus.Started
                && camel.getRoutes().stream().allMatch(route -> {
                    ServiceStatus status = camel.getRouteController().getRouteStatus(route.getRouteId());
                    return status != null
                            && (status.isStarted()
                                    || status.isSuspended()
                                    || status.isSuspending()
                                    || resting.contains(route.getRouteId()));
                });
    }

    @Override
    public void close() {
        channels.close();
        camel.stop();
    }

    private static void addRoutes(
            DefaultCamelContext camel, Surroundings with, Sizes sizes, Intake intake, Map<String, Courier> couriers)
            throws Exception {
        camel.addRoutes(new LedgerRoute(
                with.ledger(), sizes.ledgerLimit(), sizes.ledgerConsumers(), with.arrivals(), with.registry()));
        camel.addRoutes(
                new ExpiryRoute(with.clock(), with.cancels(), new DeliveryMetrics(with.registry(), with.clock())));
        camel.addRoutes(new PoisonRoute(with.clock(), with.cancels()));
        for (String stray : with.strays()) {
            camel.addRoutes(new StrayRoute(stray, with.clock(), with.cancels()));
        }
        addDeliveryRoutes(camel, with, couriers);
        Hold hold = new Hold(with.chain(), with.clock());
        camel.addRoutes(new HeldRoute(with.plans(), hold));
        for (String queue : Envelope.ALERT_QUEUES) {
            camel.addRoutes(
                    new FanOutRoute(queue, with.plans(), hold, with.chain(), with.cancels(), sizes.fanOutConsumers()));
        }
        camel.addRoutes(new IntakeRoute(intake, with.index(), with.chain(), with.arrivals(), with.held()));
    }

    private static void addDeliveryRoutes(DefaultCamelContext camel, Surroundings with, Map<String, Courier> couriers)
            throws Exception {
        DeliveryMetrics metrics = new DeliveryMetrics(with.registry(), with.clock());
        for (PlannedChannel channel : with.plans().get().channels()) {
            Courier courier = Objects.requireNonNull(couriers.get(channel.name()));
            camel.addRoutes(new DeliveryRoute(channel, true, courier, with.cancels(), metrics));
            camel.addRoutes(new DeliveryRoute(channel, false, courier, with.cancels(), metrics));
            boolean paused = with.pauses().isPaused(channel.name());
            DeliveryRoute.routeIds(channel.name())
                    .forEach(route -> camel.getRouteDefinition(route).setAutoStartup(Boolean.toString(!paused)));
        }
    }

    private static Map<String, Courier> couriers(Surroundings with) {
        Map<String, Courier> couriers = new HashMap<>();
        for (PlannedChannel channel : with.plans().get().channels()) {
            GuardedConnector connector = with.connectors().get(channel.name());
            if (connector == null) {
                throw new IllegalStateException("The channel " + channel.name() + " has no connector.");
            }
            couriers.put(
                    channel.name(),
                    new Courier(
                            channel,
                            connector,
                            with.claims(),
                            with.chain(),
                            with.stops(),
                            with.clock(),
                            new SecureRandom()));
        }
        return couriers;
    }

    private static Intake intake(Surroundings with) {
        Admission admission = new Admission(new Quotas(System::nanoTime), new Load(with.waiting()), () -> with.plans()
                .get()
                .queueLimit());
        return new Intake(with.plans(), with.index(), with.chain(), admission, with.clock());
    }

    private static DryRun dryRun(Surroundings with, Intake intake) {
        return new DryRun(
                with.plans(),
                intake,
                with.brokerHasRoom(),
                new ChannelRehearsals(with.connectors(), with.claims(), with.chain(), with.clock()));
    }

    private static JmsComponent sending(ConnectionFactory connections) {
        JmsComponent component = new JmsComponent();
        component.setConnectionFactory(connections);
        return component;
    }

    /** Consumer and producers meet in one session because both use this one factory; no transaction manager is needed. */
    private static JmsComponent transacted(ConnectionFactory connections) {
        JmsComponent component = new JmsComponent();
        component.setConnectionFactory(connections);
        component.setDisableReplyTo(true);
        component.setTransacted(true);
        component.setLazyCreateTransactionManager(false);
        component.setCacheLevelName("CACHE_CONSUMER");
        component.setErrorHandlerLogStackTrace(false);
        component.setErrorHandlerLoggingLevel(LoggingLevel.DEBUG);
        component.setAcceptMessagesWhileStopping(false);
        component.setReceiveTimeout(500);
        return component;
    }
}
