package io.langyan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Walks a Kubernetes object: the model keeps what it does not know aside instead of refusing it, as a cluster would. */
final class StrictModel {

    private final List<String> findings = new ArrayList<>();

    private StrictModel() {}

    /** Unknown fields and bad quantities, each with its place; empty when there are none. */
    static List<String> findingsIn(Object root) {
        StrictModel model = new StrictModel();
        model.walk(root, root.getClass().getSimpleName());
        return model.findings;
    }

    private void walk(Object value, String place) {
        if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                walk(item, place + "[" + index++ + "]");
            }
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, item) -> walk(item, place + "." + key));
        } else if (value instanceof Quantity quantity) {
            checkQuantity(quantity, place);
        } else if (value != null
                && !(value instanceof JsonNode)
                && value.getClass().getName().startsWith("io.fabric8")) {
            walkBean(value, place);
        }
    }

    private void checkQuantity(Quantity quantity, String place) {
        try {
            quantity.getNumericalAmount();
        } catch (RuntimeException bad) {
            findings.add(place + ": bad quantity " + quantity);
        }
    }

    private void walkBean(Object bean, String place) {
        for (Method getter : bean.getClass().getMethods()) {
            boolean property = getter.getName().startsWith("get")
                    && getter.getParameterCount() == 0
                    && getter.getDeclaringClass() != Object.class;
            if (!property) {
                continue;
            }
            Object value = read(bean, getter);
            if (getter.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) value).keySet().forEach(key -> findings.add(place + ": unknown field " + key));
            } else if (!(value instanceof Enum<?>)) {
                walk(value, place + "." + getter.getName().substring(3));
            }
        }
    }

    private static Object read(Object bean, Method getter) {
        try {
            return getter.invoke(bean);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(getter.toString(), unreadable);
        }
    }
}
