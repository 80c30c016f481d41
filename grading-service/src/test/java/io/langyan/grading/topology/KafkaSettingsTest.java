package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is set for Kafka must reach it. */
class KafkaSettingsTest {

    /** {@code kafka-streams."commit.interval.ms"} is asked for by nobody. */
    @Test
    void noNameStandsInQuotesThatYamlPutAroundItsDots() throws IOException {
        // Given
        YamlConfigSource yaml = new YamlConfigSource(getClass().getResource("/application.yaml"));

        // When, then
        assertThat(yaml.getPropertyNames()).isNotEmpty().noneMatch(name -> name.contains("\""));
    }
}
