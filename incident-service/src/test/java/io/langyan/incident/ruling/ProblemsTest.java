package io.langyan.incident.ruling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    private static final Map<Class<?>, Object> SAMPLES = Map.of(
            String.class, "x", UUID.class, UUID.randomUUID(), List.class, List.of("x"), int.class, 1, long.class, 1L);

    static Stream<Class<?>> refusals() {
        return Arrays.stream(Refusal.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalReadsAsAProblemOfTheCallersDoing(Class<?> refusal) throws ReflectiveOperationException {
        // Given
        Constructor<?> constructor = refusal.getDeclaredConstructors()[0];
        Object[] sample =
                Arrays.stream(constructor.getParameterTypes()).map(SAMPLES::get).toArray();
        // When
        var problem = Problems.of((Refusal) constructor.newInstance(sample));
        // Then
        assertThat(problem.status()).isBetween(400, 499);
        assertThat(problem.kind()).matches("[a-z]+(-[a-z]+)*");
    }
}
