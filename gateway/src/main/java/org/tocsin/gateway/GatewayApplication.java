package org.tocsin.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.gateway.demo.Counterparts;
import org.tocsin.gateway.standby.Ownership;
import org.tocsin.gateway.standby.Standby;
import org.tocsin.route.broker.WritableFolder;
import org.tocsin.route.plan.Plan;

/** The gateway as a Spring Boot application: the engine first, the port only once the engine runs. */
@SpringBootApplication(proxyBeanMethods = false)
public class GatewayApplication {

    /**
     * Starts a gateway and returns when it takes alerts. Closing the context drains and ends it.
     *
     * @throws RuntimeException when a part cannot start; the log says which
     */
    public static ConfigurableApplicationContext start(GatewayConfig config, Plan plan) {
        return start(config, plan, false);
    }

    /** As {@link #start(GatewayConfig, Plan)}; a quiet one logs only what went wrong. */
    public static ConfigurableApplicationContext start(GatewayConfig config, Plan plan, boolean quiet) {
        requireWritable(config.data());
        Ownership ownership = Ownership.take(config.data()).orElseThrow(() -> Standby.owned(config.data()));
        return start(config, plan, quiet, ownership);
    }

    /** For one that has waited for its turn; gives the ownership back when it closes or cannot start. */
    public static ConfigurableApplicationContext start(GatewayConfig config, Plan plan, Ownership ownership) {
        return start(config, plan, false, ownership);
    }

    private static ConfigurableApplicationContext start(
            GatewayConfig config, Plan plan, boolean quiet, Ownership ownership) {
        SpringApplication application = new SpringApplication(GatewayApplication.class);
        Map<String, Object> properties = properties(config);
        properties.putAll(LogLevels.properties(quiet));
        application.setDefaultProperties(properties);
        application.addInitializers(context -> {
            GenericApplicationContext generic = (GenericApplicationContext) context;
            generic.registerBean(GatewayConfig.class, () -> config);
            generic.registerBean(Plan.class, () -> plan);
            generic.registerBean(Ownership.class, () -> ownership);
        });
        boolean started = false;
        try {
            ConfigurableApplicationContext context = application.run();
            started = true;
            return context;
        } finally {
            if (!started) {
                ownership.close();
            }
        }
    }

    /** Asked before anything starts, so that the operator reads one sentence and not the failures of all that needs it. */
    public static void requireWritable(Path data) {
        WritableFolder.obstacle(data).ifPresent(obstacle -> {
            throw new IllegalStateException("The data directory " + data + " cannot be written: " + obstacle
                    + ". Each alert is kept there before it is accepted, so the gateway does not start without it. Mount it"
                    + " writable, make room, give it to the user that runs the gateway (chown), or name another one with"
                    + " --data or with data in gateway.yaml.");
        });
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Made before the engine and so closed after it: what is under way at a shutdown still finds its counterparts. */
    @Bean(destroyMethod = "close")
    Counterparts counterparts(GatewayConfig config) {
        return config.simulators().map(Counterparts::start).orElseGet(Counterparts::none);
    }

    /** It needs the ownership, which so is given back after it has ended. The web server opens its port after all beans are made, so nobody can submit before the engine runs. */
    @Bean(destroyMethod = "close")
    Engine engine(
            GatewayConfig config,
            Plan plan,
            Ownership ownership,
            Counterparts counterparts,
            MeterRegistry registry,
            Clock clock) {
        Engine engine = Engine.start(config, plan, registry, clock);
        WarmUp.run(plan, clock);
        return engine;
    }

    private static Map<String, Object> properties(GatewayConfig config) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", config.address());
        properties.put("server.port", config.port());
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
        // A refused upload is read to its end up to this size, so that the client sees the answer and not a broken
        // pipe.
        properties.put("server.tomcat.max-swallow-size", "16MB");
        properties.put("server.tomcat.connection-timeout", "20s");
        // Tomcat closes a connection after 100 requests, which a busy submitter takes for a failure of the gateway.
        properties.put("server.tomcat.max-keep-alive-requests", "-1");
        properties.put("spring.web.error.include-stacktrace", "never");
        properties.put("server.error.include-stacktrace", "never");
        properties.put("server.error.whitelabel.enabled", "false");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.main.log-startup-info", "false");
        properties.put("spring.jmx.enabled", "false");
        properties.put("spring.application.name", "tocsin");
        properties.put("management.endpoints.web.exposure.include", "health,prometheus");
        properties.put("management.endpoint.health.probes.enabled", "true");
        properties.put("management.endpoint.health.group.readiness.include", "readinessState,dispatch");
        properties.put("management.endpoint.health.show-details", config.anonymousRead() ? "always" : "never");
        // Our own timers tell more of each request than the observations of the web server, which cost a tenth of it.
        properties.put("management.observations.enable.http.server.requests", "false");
        properties.put("management.health.db.enabled", "false");
        properties.put("management.health.diskspace.enabled", "false");
        if (config.jsonLog()) {
            properties.put("logging.structured.format.console", "ecs");
        }
        return properties;
    }
}
