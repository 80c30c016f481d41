package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Topic;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventReflectionTest {

    @Test
    void everyRecordOfEveryTopicIsKeptForNativeExecutables() {
        // When
        RegisterForReflection kept = EventReflection.class.getAnnotation(RegisterForReflection.class);
        // Then
        assertThat(kept.targets())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .<Class<?>>flatMap(topic -> topic.types().values().stream())
                        .toList());
    }
}
