package io.langyan.k8s;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Renders the chart with real Helm and reads what comes out. */
final class Chart {

    static final Path DIRECTORY = Path.of("langyan");
    static final Path PRODUCTION = DIRECTORY.resolve("scenarios/production.yaml");

    private Chart() {}

    static List<HasMetadata> render(UnaryOperator<com.marcnuri.helm.TemplateCommand> options) {
        String yaml =
                options.apply(new Helm(DIRECTORY).template().withName("test")).call();
        Object parsed = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        List<HasMetadata> objects = new ArrayList<>();
        for (Object object : parsed instanceof Collection<?> many ? many : List.of(parsed)) {
            objects.add((HasMetadata) object);
        }
        return objects;
    }

    static <T> List<T> of(Class<T> kind, List<HasMetadata> objects) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
