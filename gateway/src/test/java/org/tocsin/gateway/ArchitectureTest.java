package org.tocsin.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyHaveDependentClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One direction of dependencies: gateway → routes → connectors → cap-schema, read from the class files of all modules. The
 * Maven modules stop most of what these rules forbid; the rules say it in words and catch what a module cannot.
 */
class ArchitectureTest {
    private static final String[] CONNECTORS = {
        "org.tocsin.cellbroadcast..", "org.tocsin.sms..", "org.tocsin.broadcast..", "org.tocsin.feed.."
    };
    private static final String CELL_FILE = "org.tocsin.cellbroadcast.CellFile";
    private static final DescribedPredicate<JavaClass> WIRING = named("org.tocsin.gateway.ConnectorKinds");
    private static final JavaClasses TOCSIN =
            new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)).importPackages("org.tocsin");

    @Test
    void dependenciesPointDownFromTheGatewayToTheCapLanguage() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("gateway")
                .definedBy("org.tocsin.gateway..")
                .layer("routes")
                .definedBy("org.tocsin.route..")
                .layer("connectors")
                .definedBy(CONNECTORS)
                .layer("simulators")
                .definedBy("org.tocsin.simulator..")
                .layer("spi")
                .definedBy("org.tocsin.connector..")
                .layer("cap")
                .definedBy("org.tocsin.cap..")
                .whereLayer("gateway")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("routes")
                .mayOnlyBeAccessedByLayers("gateway")
                .whereLayer("connectors")
                .mayOnlyBeAccessedByLayers("gateway")
                .whereLayer("simulators")
                .mayOnlyBeAccessedByLayers("gateway")
                .whereLayer("spi")
                .mayOnlyBeAccessedByLayers("gateway", "routes", "connectors")
                .whereLayer("cap")
                .mayOnlyBeAccessedByLayers("gateway", "routes", "connectors", "spi")
                .check(TOCSIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.tocsin.cellbroadcast..",
                "org.tocsin.sms..",
                "org.tocsin.broadcast..",
                "org.tocsin.feed..",
                "org.tocsin.simulator.."
            })
    void aConnectorSeesNoOther(String connector) {
        String[] others = Arrays.stream(CONNECTORS)
                .filter(other -> !other.equals(connector))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(connector)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(TOCSIN);
    }

    @Test
    void camelIsUsedInRoutesAndGatewayAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.tocsin.route..", "org.tocsin.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(TOCSIN);
    }

    @Test
    void springIsUnknownBelowTheRoutes() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.tocsin.route..", "org.tocsin.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(TOCSIN);
    }

    @Test
    void springBootAndWebStayInTheGateway() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tocsin.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot..", "org.springframework.web..")
                .check(TOCSIN);
    }

    @Test
    void messagingIsUnknownToConnectors() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.tocsin.route..", "org.tocsin.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.jms..", "org.apache.activemq..", "org.messaginghub..")
                .check(TOCSIN);
    }

    @Test
    void mutableBindingsNeverLeaveTheParser() {
        classes()
                .that()
                .resideInAPackage("org.tocsin.cap.xml.binding..")
                .should(onlyHaveDependentClassesThat(resideInAPackage("org.tocsin.cap.xml..")))
                .check(TOCSIN);
    }

    @Test
    void theParserIsReachedThroughCapXmlAlone() {
        classes()
                .that()
                .resideInAPackage("org.tocsin.cap.xml..")
                .should(onlyHaveDependentClassesThat(
                        resideInAPackage("org.tocsin.cap.xml..").or(named("org.tocsin.cap.CapXml"))))
                .check(TOCSIN);
    }

    @Test
    void concreteConnectorsAreNamedInOnePlace() {
        classes()
                .that()
                .resideInAnyPackage(CONNECTORS)
                .and()
                .resideOutsideOfPackages("org.tocsin.feed..", "org.tocsin.sms.recipient..")
                .and(DescribedPredicate.not(named(CELL_FILE)))
                .should(onlyHaveDependentClassesThat(
                        resideInAnyPackage(CONNECTORS).or(WIRING)))
                .check(TOCSIN);
    }

    /** Feeds are read over the gateway's own port, so its HTTP side and the engine that hands them over know them. */
    @Test
    void feedsAreKnownWhereTheyAreServed() {
        classes()
                .that()
                .resideInAPackage("org.tocsin.feed..")
                .should(onlyHaveDependentClassesThat(resideInAPackage("org.tocsin.feed..")
                        .or(WIRING)
                        .or(named("org.tocsin.gateway.Engine"))
                        .or(resideInAPackage("org.tocsin.gateway.http.."))))
                .check(TOCSIN);
    }

    /** Operators fill registries of recipients over HTTP and check files for them at the terminal. */
    @Test
    void registriesAreKnownWhereTheyAreFilled() {
        classes()
                .that()
                .resideInAPackage("org.tocsin.sms.recipient..")
                .should(onlyHaveDependentClassesThat(resideInAPackage("org.tocsin.sms..")
                        .or(WIRING)
                        .or(named("org.tocsin.gateway.Engine"))
                        .or(resideInAnyPackage("org.tocsin.gateway.http..", "org.tocsin.gateway.cli.."))))
                .check(TOCSIN);
    }

    /** Operators check files of cells at the terminal before a channel takes them. */
    @Test
    void filesOfCellsAreKnownWhereTheyAreChecked() {
        classes()
                .that(named(CELL_FILE))
                .should(onlyHaveDependentClassesThat(
                        resideInAnyPackage("org.tocsin.cellbroadcast..", "org.tocsin.gateway.cli..")))
                .check(TOCSIN);
    }

    @Test
    void simulatorsServeTheDemonstrationAndTheBenchmarkAlone() {
        classes()
                .that()
                .resideInAPackage("org.tocsin.simulator..")
                .should(onlyHaveDependentClassesThat(resideInAnyPackage(
                        "org.tocsin.simulator..", "org.tocsin.gateway.demo..", "org.tocsin.gateway.bench..")))
                .check(TOCSIN);
    }

    /** The class of that name and what is nested in it. */
    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(
                name, type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }
}
