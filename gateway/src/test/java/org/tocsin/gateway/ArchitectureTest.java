package org.tocsin.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The allowed edges: gateway → routes → connectors → cap-schema, and nothing points up. */
class ArchitectureTest {
    private static final String CAP = "org.tocsin.cap..";
    private static final String SPI = "org.tocsin.connector..";
    private static final String CELL_BROADCAST = "org.tocsin.cellbroadcast..";
    private static final String SMS = "org.tocsin.sms..";
    private static final String MEDIA = "org.tocsin.broadcast..";
    private static final String FEED = "org.tocsin.feed..";
    private static final String SIMULATORS = "org.tocsin.simulator..";
    private static final String ROUTES = "org.tocsin.route..";
    private static final String GATEWAY = "org.tocsin.gateway..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tocsin");

    @Test
    void theClassesOfAllModulesAreSeen() {
        for (String module : new String[] {CAP, SPI, CELL_BROADCAST, SMS, MEDIA, FEED, SIMULATORS, ROUTES, GATEWAY}) {
            classes()
                    .that()
                    .resideInAPackage(module)
                    .should()
                    .bePackagePrivate()
                    .orShould()
                    .bePublic()
                    .orShould()
                    .bePrivate()
                    .orShould()
                    .beProtected()
                    .allowEmptyShould(false)
                    .check(CLASSES);
        }
    }

    @Test
    void capKnowsNothingAboveIt() {
        noClasses()
                .that()
                .resideInAPackage(CAP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPI, CELL_BROADCAST, SMS, MEDIA, FEED, SIMULATORS, ROUTES, GATEWAY)
                .check(CLASSES);
    }

    @Test
    void theConnectorInterfaceKnowsCapAlone() {
        noClasses()
                .that()
                .resideInAPackage(SPI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CELL_BROADCAST, SMS, MEDIA, FEED, SIMULATORS, ROUTES, GATEWAY)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {CELL_BROADCAST, SMS, MEDIA, FEED})
    void aConnectorKnowsNeitherAnotherNorWhatUsesIt(String connector) {
        for (String other : new String[] {CELL_BROADCAST, SMS, MEDIA, FEED, SIMULATORS, ROUTES, GATEWAY}) {
            if (!other.equals(connector)) {
                noClasses()
                        .that()
                        .resideInAPackage(connector)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(other)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void simulatorsShareNoCodeWithConnectors() {
        noClasses()
                .that()
                .resideInAPackage(SIMULATORS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CAP, SPI, CELL_BROADCAST, SMS, MEDIA, FEED, ROUTES, GATEWAY)
                .check(CLASSES);
    }

    @Test
    void routesKnowTheConnectorInterfaceAndNoConnector() {
        noClasses()
                .that()
                .resideInAPackage(ROUTES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CELL_BROADCAST, SMS, MEDIA, FEED, SIMULATORS, GATEWAY)
                .check(CLASSES);
    }

    @Test
    void camelIsUsedInRoutesAndGatewayAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROUTES, GATEWAY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void connectorsAndCapKnowNoSpringAndNoBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROUTES, GATEWAY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.jms..", "org.apache.activemq..")
                .check(CLASSES);
    }

    @Test
    void jaxbClassesNeverLeaveTheParser() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tocsin.cap.xml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tocsin.cap.xml.binding..")
                .check(CLASSES);
    }

    @Test
    void concreteConnectorsAreNamedInOnePlaceAndFeedsWhereTheyAreServed() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY)
                .and()
                .doNotHaveFullyQualifiedName(ConnectorKinds.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CELL_BROADCAST, SMS, MEDIA)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(GATEWAY)
                .and()
                .resideOutsideOfPackage("org.tocsin.gateway.http..")
                .and()
                .doNotHaveFullyQualifiedName(ConnectorKinds.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(Engine.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FEED)
                .check(CLASSES);
    }

    @Test
    void simulatorsBelongToTheDemoAndTheBenchmark() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY)
                .and()
                .resideOutsideOfPackages("org.tocsin.gateway.demo..", "org.tocsin.gateway.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SIMULATORS)
                .check(CLASSES);
    }
}
