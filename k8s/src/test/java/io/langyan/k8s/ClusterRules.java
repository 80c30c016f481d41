package io.langyan.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an API server or a kubelet refuses although the model accepts it, and what would never start or never be reached. */
final class ClusterRules {

    private static final int LONGEST_PORT_NAME = 15;

    private final List<HasMetadata> objects;
    private final List<String> findings = new ArrayList<>();

    private ClusterRules(List<HasMetadata> objects) {
        this.objects = objects;
    }

    static List<String> findings(List<HasMetadata> objects) {
        ClusterRules rules = new ClusterRules(objects);
        rules.of(Deployment.class).forEach(rules::deployment);
        rules.of(Service.class).forEach(rules::service);
        rules.of(Ingress.class).forEach(rules::ingress);
        rules.of(PodDisruptionBudget.class)
                .forEach(budget ->
                        rules.selectsPods(budget, budget.getSpec().getSelector().getMatchLabels()));
        return rules.findings;
    }

    private void deployment(Deployment deployment) {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        Map<String, String> wanted = deployment.getSpec().getSelector().getMatchLabels();
        check(labels.entrySet().containsAll(wanted.entrySet()), deployment, "selector does not match the pod's labels");
        check(
                wanted.keySet().stream().noneMatch(key -> key.endsWith("version")),
                deployment,
                "selector holds a version");
        for (Container container : containers(deployment)) {
            ports(deployment, container);
            probes(deployment, container);
            amounts(deployment, container);
            references(deployment, container);
        }
        volumes(deployment);
    }

    private void ports(Deployment deployment, Container container) {
        List<String> names =
                container.getPorts().stream().map(ContainerPort::getName).toList();
        check(Set.copyOf(names).size() == names.size(), deployment, "port name used twice");
        names.forEach(name -> check(name.length() <= LONGEST_PORT_NAME, deployment, "port name too long: " + name));
    }

    private void probes(Deployment deployment, Container container) {
        Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .forEach(probe -> check(reaches(probe, container), deployment, "a probe is missing or asks no port"));
    }

    private static boolean reaches(Probe probe, Container container) {
        return probe != null
                && container.getPorts().stream().anyMatch(port -> port.getName()
                        .equals(probe.getHttpGet().getPort().getStrVal()));
    }

    private void amounts(Deployment deployment, Container container) {
        Map<String, Quantity> limits = container.getResources().getLimits();
        container.getResources().getRequests().forEach((name, request) -> {
            Quantity limit = limits.get(name);
            boolean within = limit == null || request.getNumericalAmount().compareTo(limit.getNumericalAmount()) <= 0;
            check(within, deployment, "requests more " + name + " than its limit");
        });
        check(limits.containsKey("memory"), deployment, "no memory limit");
    }

    private void references(Deployment deployment, Container container) {
        container
                .getEnvFrom()
                .forEach(from -> configMap(deployment, from.getConfigMapRef().getName()));
        container.getEnv().stream()
                .map(variable -> variable.getValueFrom().getSecretKeyRef())
                .forEach(secret -> check(
                        !secret.getName().isBlank() && !secret.getKey().isBlank(), deployment, "secret without a key"));
        check(
                container.getEnv().stream().allMatch(variable -> variable.getValue() == null),
                deployment,
                "a setting stands in the pod instead of a ConfigMap");
    }

    private void volumes(Deployment deployment) {
        List<Volume> volumes = deployment.getSpec().getTemplate().getSpec().getVolumes();
        Set<String> names = volumes.stream().map(Volume::getName).collect(Collectors.toSet());
        containers(deployment).stream()
                .flatMap(container -> container.getVolumeMounts().stream())
                .forEach(mount ->
                        check(names.contains(mount.getName()), deployment, "mounts nothing: " + mount.getName()));
        volumes.stream()
                .map(Volume::getConfigMap)
                .filter(Objects::nonNull)
                .forEach(source -> configMap(deployment, source.getName()));
    }

    private void service(Service service) {
        Deployment behind = selectsPods(service, service.getSpec().getSelector());
        if (behind != null) {
            Set<String> open = containers(behind).stream()
                    .flatMap(container -> container.getPorts().stream())
                    .map(ContainerPort::getName)
                    .collect(Collectors.toSet());
            for (ServicePort port : service.getSpec().getPorts()) {
                check(
                        open.contains(port.getTargetPort().getStrVal()),
                        service,
                        "port leads nowhere: " + port.getName());
            }
        }
    }

    private void ingress(Ingress ingress) {
        ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .filter(path -> path.getBackend().getService().getPort().getName() != null)
                .forEach(path -> check(
                        of(Service.class)
                                .anyMatch(service -> service.getMetadata()
                                                .getName()
                                                .equals(path.getBackend()
                                                        .getService()
                                                        .getName())
                                        && service.getSpec().getPorts().stream().anyMatch(port -> port.getName()
                                                .equals(path.getBackend()
                                                        .getService()
                                                        .getPort()
                                                        .getName()))),
                        ingress,
                        "no such service and port for " + path.getPath()));
    }

    private Deployment selectsPods(HasMetadata selecting, Map<String, String> wanted) {
        List<Deployment> selected = of(Deployment.class)
                .filter(deployment -> deployment
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(wanted.entrySet()))
                .toList();
        check(selected.size() == 1, selecting, "selects the pods of " + selected.size() + " deployments");
        return selected.size() == 1 ? selected.get(0) : null;
    }

    private void configMap(HasMetadata user, String name) {
        boolean exists =
                of(ConfigMap.class).anyMatch(map -> map.getMetadata().getName().equals(name));
        check(exists, user, "no ConfigMap " + name);
    }

    private <T extends HasMetadata> Stream<T> of(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<Container> containers(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers();
    }

    private void check(boolean holds, HasMetadata object, String finding) {
        if (!holds) {
            findings.add(object.getKind() + "/" + object.getMetadata().getName() + ": " + finding);
        }
    }
}
