package io.langyan.grading.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoryIdTest {

    /** Computed with sha256sum: printf 'acme\0weibo:1' | sha256sum. */
    @Test
    void everyoneDerivesTheSameId() {
        // When
        UUID id = StoryId.of("acme", "weibo:1");

        // Then
        assertThat(id.toString()).isEqualTo("2c6fdc63-e92b-881d-909f-ab83ea03fb38");
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void brandsDoNotShareStories() {
        assertThat(StoryId.of("a", "weibo:1")).isNotEqualTo(StoryId.of("b", "weibo:1"));
    }
}
