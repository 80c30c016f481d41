package io.langyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart installs: for the defaults and for every scenario. */
class ChartTest {

    private static final Path CLUSTER = Chart.FOLDER.resolve("scenarios/cluster.yaml");

    static Stream<Path> values() throws java.io.IOException {
        return Stream.concat(
                Stream.of(Chart.FOLDER.resolve("values.yaml")), Files.list(Chart.FOLDER.resolve("scenarios")));
    }

    @Test
    void helmFindsNothingToComplainAbout() {
        LintResult lint = Chart.lint();

        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
        assertThat(lint.getMessages()).noneMatch(message -> message.contains("WARNING") || message.contains("ERROR"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyFieldIsOneThatKubernetesKnows(Path values) {
        List<HasMetadata> objects = Chart.render(values);

        assertThat(objects)
                .hasSizeGreaterThan(20)
                .flatMap(StrictReading::findings)
                .isEmpty();
    }

    @Test
    void aMisspeltFieldAndABadQuantityAreFound() {
        List<HasMetadata> objects = Chart.read(
                """
                kind: Deployment
                apiVersion: apps/v1
                metadata: {name: broken}
                spec:
                  template:
                    spec:
                      containers: [{name: a, imagePolicy: Always, resources: {limits: {memory: 5Mx}}}]
                """);

        assertThat(objects)
                .flatMap(StrictReading::findings)
                .anyMatch(finding -> finding.contains("imagePolicy"))
                .anyMatch(finding -> finding.contains("Invalid quantity"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void anApiServerWouldAcceptIt(Path values) {
        List<HasMetadata> objects = Chart.render(values);

        assertThat(ClusterRules.findings(objects)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyPodKeepsToTheRestrictedStandard(Path values) {
        List<Deployment> deployments = deployments(values);

        assertThat(deployments).hasSize(5).allSatisfy(deployment -> {
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getContainers())
                    .extracting(Container::getSecurityContext)
                    .allSatisfy(ChartTest::restricted);
        });
    }

    @Test
    void eachNounOfTheOneOriginLeadsToItsService() {
        // Given: the table of nouns of interfaces.md
        Map<String, String> owners = new TreeMap<>();
        own(
                owners,
                "monitoring",
                "mentions imports sources watch-rules analyses content-checks coverage patrols trends evidence");
        own(owners, "grading", "crises backtests");
        own(owners, "incident", "incidents plan brands drills contacts handbook");
        own(owners, "notification", "pages pushes people rotas channels callbacks");
        own(owners, "review", "reviews risks actions kpis trainings");
        owners.put("/", "crisis-incident");
        owners.put("/p", "crisis-notification");
        owners.put("/p/hook", "crisis-monitoring");
        owners.put("/p/report", "crisis-monitoring");
        owners.put("/auth", "keycloak");

        // When
        Map<String, String> routes = new TreeMap<>();
        for (HTTPIngressPath path : paths(CLUSTER)) {
            routes.put(path.getPath(), path.getBackend().getService().getName());
        }

        // Then
        assertThat(routes).isEqualTo(owners);
    }

    @Test
    void theSeedPlanIsTheShippedOneWithTheBrandsOfTheScenario() throws java.io.IOException {
        // When
        String seed = seed(CLUSTER);
        Plan plan = PlanFile.parse(seed);

        // Then
        assertThat(PlanCheck.check(seed)).isEmpty();
        assertThat(plan.brands()).extracting("id").containsExactly("lanshan");
        assertThat(plan.grading()).isEqualTo(PlanFile.defaultPlan().grading());
        assertThat(plan.response()).isEqualTo(PlanFile.defaultPlan().response());
        assertThat(Files.readString(Chart.FOLDER.resolve("plans/default.yaml"))).isEqualTo(PlanFile.defaultText());
    }

    @Test
    void aChangedSettingRestartsItsPods() {
        String before = Chart.with(Map.of("kafka.bootstrapServers", "one:9092"));
        String after = Chart.with(Map.of("kafka.bootstrapServers", "two:9092"));

        assertThat(checksums(after)).hasSize(5).doesNotContainAnyElementsOf(checksums(before));
    }

    @Test
    void whatIsScaledDownOnPurposeIsNotMissed() {
        assertThat(Chart.with(Map.of()))
                .contains("WATCHED: \"database,grading,incident,monitoring,notification,pipeline,review\"");
        assertThat(Chart.with(Map.of("services.review.replicas", 0)))
                .contains("WATCHED: \"database,grading,incident,monitoring,notification,pipeline\"");
        assertThat(Chart.with(Map.of("services.grading.replicas", 0)))
                .contains("WATCHED: \"database,incident,monitoring,notification,review\"");
        assertThat(Chart.with(Map.of("services.notification.env.LANGYAN_NOTIFICATION_DEADMAN_WATCHED", "none")))
                .contains("WATCHED: \"none\"")
                .doesNotContain("WATCHED: \"database");
    }

    @Test
    void renderingTwiceGivesTheSameBytes() {
        assertThat(Chart.text(CLUSTER)).isEqualTo(Chart.text(CLUSTER));
    }

    @Test
    void aMisspeltOrAbsurdValueIsRefusedByName() {
        assertThatThrownBy(() -> Chart.with(Map.of("kafka.bootstrap", "kafka:9092")))
                .hasMessageContaining("bootstrap");
        assertThatThrownBy(() -> Chart.with(Map.of("services.grading.replicas", -1)))
                .hasMessageContaining("replicas");
        assertThatThrownBy(() -> Chart.with(Map.of("oidc.authServerUrl", "keycloak")))
                .hasMessageContaining("authServerUrl");
        assertThatThrownBy(() -> Chart.with(Map.of("plan.managed", true, "plan.seed", false)))
                .hasMessageContaining("seed");
    }

    private static void restricted(SecurityContext context) {
        assertThat(context.getAllowPrivilegeEscalation()).isFalse();
        assertThat(context.getReadOnlyRootFilesystem()).isTrue();
        assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(context.getPrivileged()).isNull();
    }

    private static void own(Map<String, String> owners, String service, String nouns) {
        Stream.of(nouns.split(" ")).forEach(noun -> owners.put("/api/" + noun, "crisis-" + service));
    }

    private static List<Deployment> deployments(Path values) {
        return Chart.render(values).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }

    private static List<HTTPIngressPath> paths(Path values) {
        return Chart.render(values).stream()
                .filter(Ingress.class::isInstance)
                .map(Ingress.class::cast)
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .toList();
    }

    private static String seed(Path values) {
        return Chart.render(values).stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .filter(map -> map.getMetadata().getName().equals("crisis-plan"))
                .map(map -> map.getData().get("plan.yaml"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> checksums(String rendered) {
        return rendered.lines()
                .filter(line -> line.contains("checksum/config"))
                .map(String::strip)
                .toList();
    }
}
