package io.langyan.events.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The query parameters that a method of a resource takes, by name: its own, and those of its {@link BeanParam}s. */
final class ParameterNames {

    /** Words of every list, also of one that gives all at once. */
    private static final Set<String> OF_LISTS = Set.of("limit", "cursor");

    private static final int LONGEST_SHOWN = 40;

    private ParameterNames() {}

    static Set<String> of(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            elements(parameter)
                    .map(element -> element.getAnnotation(QueryParam.class))
                    .forEach(query -> {
                        if (query != null) {
                            names.add(query.value());
                        }
                    });
        }
        if (method.getGenericReturnType().getTypeName().contains(Page.class.getName())) {
            names.addAll(OF_LISTS);
        }
        return Collections.unmodifiableSet(names);
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
