package io.langyan.events.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The query parameters that a method of a resource takes, with their types by name: its own, and those of its {@link BeanParam}s. */
final class ParameterNames {

    /** Words of every list, also of one that gives all at once. */
    private static final Map<String, Class<?>> OF_LISTS = Map.of("limit", Integer.class, "cursor", String.class);

    private static final int LONGEST_SHOWN = 40;

    private ParameterNames() {}

    static SortedMap<String, Class<?>> of(Method method) {
        SortedMap<String, Class<?>> types = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            elements(parameter).forEach(element -> {
                QueryParam query = element.getAnnotation(QueryParam.class);
                if (query != null) {
                    types.put(query.value(), type(element));
                }
            });
        }
        if (method.getGenericReturnType().getTypeName().contains(Page.class.getName())) {
            types.putAll(OF_LISTS);
        }
        return Collections.unmodifiableSortedMap(types);
    }

    private static Class<?> type(AnnotatedElement element) {
        return element instanceof Field field ? field.getType() : ((Parameter) element).getType();
    }

    /** A name from outside, fit to be told back. */
    static String shown(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._\\[\\]-]", "?");
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }

    private static Stream<AnnotatedElement> elements(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class) ? fields(parameter.getType()) : Stream.of(parameter);
    }

    private static Stream<AnnotatedElement> fields(Class<?> bean) {
        return bean == null
                ? Stream.empty()
                : Stream.concat(Arrays.stream(bean.getDeclaredFields()), fields(bean.getSuperclass()));
    }
}
