package io.langyan.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds what the lenient model swallows: a field it does not know lands in {@code additionalProperties}, a quantity stays text
 * until asked for its amount.
 */
final class StrictReading {

    private final List<String> findings = new ArrayList<>();

    private StrictReading() {}

    static List<String> findings(HasMetadata object) {
        StrictReading reading = new StrictReading();
        reading.walk(object, object.getKind() + "/" + object.getMetadata().getName());
        return reading.findings;
    }

    private void walk(Object node, String path) {
        if (node instanceof Quantity quantity) {
            amount(quantity, path);
        } else if (node instanceof Collection<?> items) {
            items.forEach(item -> walk(item, path + "[]"));
        } else if (node instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> walk(value, path + "." + key));
        } else if (node instanceof KubernetesResource) {
            getters(node, path);
        }
    }

    private void getters(Object node, String path) {
        for (Method method : node.getClass().getMethods()) {
            boolean getter = method.getName().startsWith("get") && method.getParameterCount() == 0;
            if (getter && method.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) value(method, node))
                        .keySet()
                        .forEach(name -> findings.add(path + ": unknown field " + name));
            } else if (getter && !method.getName().equals("getClass")) {
                walk(value(method, node), path + "." + method.getName().substring(3));
            }
        }
    }

    private void amount(Quantity quantity, String path) {
        try {
            quantity.getNumericalAmount();
        } catch (IllegalArgumentException wrong) {
            findings.add(path + ": " + wrong.getMessage());
        }
    }

    private static Object value(Method getter, Object node) {
        try {
            return getter.invoke(node);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException(getter.toString(), unreadable);
        }
    }
}
