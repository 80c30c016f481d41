package io.langyan.k8s;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The chart beside this module's pom, rendered by real Helm. */
final class Chart {

    static final Path FOLDER = Path.of("langyan");

    private Chart() {}

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /** Every object of a release named {@code crisis}. */
    static List<HasMetadata> render(Path values) {
        return read(text(values));
    }

    static String text(Path values) {
        TemplateCommand template = new Helm(FOLDER)
                .template()
                .withName("crisis")
                .withNamespace("langyan")
                .withKubeVersion("1.30.0");
        return (values == null ? template : template.withValuesFile(values)).call();
    }

    /** Renders with single values set; Helm's refusal comes as an exception. */
    static String with(Map<String, Object> values) {
        TemplateCommand template =
                new Helm(FOLDER).template().withName("crisis").withKubeVersion("1.30.0");
        values.forEach(template::set);
        return template.call();
    }

    static List<HasMetadata> read(String rendered) {
        return Arrays.stream(rendered.split("(?m)^---\\s*$"))
                .filter(document -> document.lines().anyMatch(line -> line.startsWith("kind:")))
                .<HasMetadata>map(document -> Serialization.unmarshal(document))
                .toList();
    }
}
