package io.langyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cluster would refuse, the chart does not contain. */
class ChartTest {

    private static final Set<String> SERVICES = Set.of("monitoring", "grading", "incident", "notification", "review");

    static Stream<UnaryOperator<TemplateCommand>> scenarios() {
        return Stream.of(command -> command, command -> command.withValuesFile(Chart.PRODUCTION));
    }

    @Test
    void helmFindsNothingToCorrect() {
        // When
        var result = new Helm(Chart.DIRECTORY).lint().strict().call();

        // Then
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void aMisspeltValueIsRefused() {
        assertThatThrownBy(() -> Chart.render(command -> command.set("kafka.bootstrapServer", "kafka:9092")))
                .hasMessageContaining("bootstrapServer");
    }

    @Test
    void aBadKafkaAddressIsRefused() {
        assertThatThrownBy(() -> Chart.render(command -> command.set("kafka.bootstrapServers", "kafka")))
                .hasMessageContaining("bootstrapServers");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyFieldIsKnownToKubernetes(UnaryOperator<TemplateCommand> scenario) {
        for (HasMetadata object : Chart.render(scenario)) {
            assertThat(StrictModel.findingsIn(object))
                    .as(object.getKind() + " " + object.getMetadata().getName())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void fiveServicesAreDeployedAndReachable(UnaryOperator<TemplateCommand> scenario) {
        // When
        List<HasMetadata> objects = Chart.render(scenario);

        // Then
        assertThat(Chart.of(Deployment.class, objects))
                .extracting(deployment -> container(deployment).getName())
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        for (Service service : Chart.of(Service.class, objects)) {
            assertThat(Chart.of(Deployment.class, objects))
                    .as("pods behind " + service.getMetadata().getName())
                    .anySatisfy(deployment -> {
                        assertThat(deployment
                                        .getSpec()
                                        .getTemplate()
                                        .getMetadata()
                                        .getLabels())
                                .containsAllEntriesOf(service.getSpec().getSelector());
                        assertThat(portNames(container(deployment)))
                                .contains(service.getSpec()
                                        .getPorts()
                                        .get(0)
                                        .getTargetPort()
                                        .getStrVal());
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void selectorsMatchTheirPodsAndNeverCarryAVersion(UnaryOperator<TemplateCommand> scenario) {
        for (Deployment deployment : Chart.of(Deployment.class, Chart.render(scenario))) {
            Map<String, String> selector = deployment.getSpec().getSelector().getMatchLabels();
            assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(selector);
            assertThat(selector).doesNotContainKey("app.kubernetes.io/version");
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void probesAskPortsThatExist(UnaryOperator<TemplateCommand> scenario) {
        for (Deployment deployment : Chart.of(Deployment.class, Chart.render(scenario))) {
            Container container = container(deployment);
            assertThat(portNames(container)).allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(15));
            for (Probe probe :
                    List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
                assertThat(portNames(container))
                        .contains(probe.getHttpGet().getPort().getStrVal());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void podsAreRestricted(UnaryOperator<TemplateCommand> scenario) {
        for (Deployment deployment : Chart.of(Deployment.class, Chart.render(scenario))) {
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            var context = container(deployment).getSecurityContext();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void requestsStayBelowLimits(UnaryOperator<TemplateCommand> scenario) {
        for (Deployment deployment : Chart.of(Deployment.class, Chart.render(scenario))) {
            var resources = container(deployment).getResources();
            resources.getRequests().forEach((name, request) -> {
                var limit = resources.getLimits().get(name);
                if (limit != null) {
                    assertThat(request.getNumericalAmount()).isLessThanOrEqualTo(limit.getNumericalAmount());
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void secretsComeByReferenceOnlyAndConfigMapsExist(UnaryOperator<TemplateCommand> scenario) {
        // When
        List<HasMetadata> objects = Chart.render(scenario);

        // Then
        Set<String> maps = Chart.of(ConfigMap.class, objects).stream()
                .map(map -> map.getMetadata().getName())
                .collect(Collectors.toSet());
        assertThat(objects).noneMatch(object -> object.getKind().equals("Secret"));
        for (Deployment deployment : Chart.of(Deployment.class, objects)) {
            Container container = container(deployment);
            assertThat(maps)
                    .contains(container.getEnvFrom().get(0).getConfigMapRef().getName());
            for (EnvVar variable : container.getEnv()) {
                boolean secret = variable.getName().matches(".*(PASSWORD|KEY)$");
                assertThat(variable.getValueFrom() != null)
                        .as(variable.getName() + " is a reference")
                        .isEqualTo(secret);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void eachNounBelongsToExactlyOneService(UnaryOperator<TemplateCommand> scenario) {
        // When
        List<HTTPIngressPath> paths = Chart.of(Ingress.class, Chart.render(scenario))
                .get(0)
                .getSpec()
                .getRules()
                .get(0)
                .getHttp()
                .getPaths();

        // Then
        Map<String, String> owners = new HashMap<>();
        for (HTTPIngressPath path : paths) {
            String owner = path.getBackend().getService().getName();
            assertThat(owners.put(path.getPath(), owner)).as(path.getPath()).isNull();
        }
        assertThat(owners)
                .containsEntry("/api/mentions", "test-monitoring")
                .containsEntry("/api/crises", "test-grading")
                .containsEntry("/api/incidents", "test-incident")
                .containsEntry("/api/pages", "test-notification")
                .containsEntry("/api/reviews", "test-review")
                .containsEntry("/", "test-incident");
        assertThat(owners).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aSeededPlanReachesTheServiceThatOwnsPlans() {
        // When
        List<HasMetadata> objects = Chart.render(command -> command.withValuesFile(Chart.PRODUCTION));

        // Then
        assertThat(Chart.of(ConfigMap.class, objects))
                .anySatisfy(map ->
                        assertThat(map.getData().getOrDefault("plan.yaml", "")).contains("CrisisPlan"));
        assertThat(Chart.of(Deployment.class, objects))
                .filteredOn(deployment -> container(deployment).getEnv().stream()
                        .anyMatch(variable -> variable.getName().equals("LANGYAN_INCIDENT_PLAN_FILE")))
                .extracting(deployment -> container(deployment).getName())
                .containsExactly("incident");
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static List<String> portNames(Container container) {
        return container.getPorts().stream().map(port -> port.getName()).toList();
    }
}
