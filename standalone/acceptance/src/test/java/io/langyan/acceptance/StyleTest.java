package io.langyan.acceptance;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CONTRIBUTING asks of the code, asked of all services at once. */
class StyleTest {

    private static final List<String> SERVICES = List.of("monitoring", "grading", "incident", "notification", "review");
    private static final List<String> SHARED = List.of("events/contracts", "events/delivery", "events/rest");

    /** Rooms of rules and calculations: no framework, no reactive types. */
    private static final String[] PURE = {
        "io.langyan.events.v1..",
        "io.langyan.grading.spread..",
        "io.langyan.grading.level..",
        "io.langyan.grading.forecast..",
        "io.langyan.grading.story..",
        "io.langyan.grading.observation..",
        "io.langyan.incident.clock..",
        "io.langyan.incident.squad..",
        "io.langyan.incident.ruling..",
        "io.langyan.notification.message..",
        "io.langyan.notification.schedule.."
    };

    private static final int LONGEST_FILE = 300;
    private static final int MOST_COLLABORATORS = 5;

    private static JavaClasses code;

    @BeforeAll
    static void importWhatWasBuilt() {
        List<Path> built = Stream.concat(SERVICES.stream().map(name -> name + "-service"), SHARED.stream())
                .map(module -> Checkout.root().resolve(module).resolve("target/classes"))
                .toList();
        assertThat(built).as("built before this module").allMatch(Files::isDirectory);
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPaths(built);
    }

    /** YAML puts such a name in quotes, and nobody asks for it so: Kafka's settings stand in {@code microprofile-config.properties}. */
    @Test
    void noSettingInYamlHasDotsInItsName() {
        SERVICES.forEach(
                name -> assertThat(Checkout.root().resolve(name + "-service/src/main/resources/application.yaml"))
                        .content()
                        .doesNotContainPattern("(?m)^\\s*[\\w-]+(\\.[\\w-]+)+:"));
    }

    @Test
    void rulesAndCalculationsKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "org.eclipse..",
                        "org.apache.kafka..")
                .check(code);
    }

    @Test
    void eventsComeInThroughIntakeOnly() {
        methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("..intake..")
                .check(code);
    }

    @Test
    void restLivesInResources() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitoring", "grading", "incident", "notification", "review"})
    void packagesOfAServiceHaveNoCycles(String service) {
        slices().matching("io.langyan." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitoring", "grading", "incident", "notification", "review"})
    void servicesKnowEachOtherByEventsOnly(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "io.langyan." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.langyan." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(code);
    }

    @Test
    void beansHaveFewCollaborators() {
        constructors()
                .that()
                .areDeclaredInClassesThat(are(beans()))
                .should(haveAtMost(MOST_COLLABORATORS))
                .check(code);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(code);
    }

    @Test
    void filesStayShort() throws IOException {
        for (Path file : sources()) {
            try (Stream<String> lines = Files.lines(file)) {
                assertThat(lines.count()).as(file.toString()).isLessThanOrEqualTo(LONGEST_FILE);
            }
        }
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        for (Path file : sources()) {
            assertThat(file.resolveSibling("package-info.java")).exists();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> !file.toString().contains("/node_modules/"))
                    .toList();
        }
    }

    private static DescribedPredicate<JavaClass> beans() {
        return DescribedPredicate.describe(
                "beans",
                type -> type.isAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                        || type.isAnnotatedWith("jakarta.inject.Singleton")
                        || type.isAnnotatedWith("jakarta.ws.rs.Path"));
    }

    private static ArchCondition<JavaConstructor> haveAtMost(int collaborators) {
        return new ArchCondition<>("have at most " + collaborators + " collaborators") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                int found = constructor.getRawParameterTypes().size();
                String message = constructor.getFullName() + " has " + found;
                events.add(new SimpleConditionEvent(constructor, found <= collaborators, message));
            }
        };
    }
}
