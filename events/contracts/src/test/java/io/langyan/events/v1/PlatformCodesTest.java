package io.langyan.events.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformCodesTest {

    @Test
    void plansMayNameThePlatformsThatMentionsComeFromAndNoOther() throws IOException {
        // Given
        List<String> named = new ArrayList<>();
        try (InputStream schema = PlatformCodes.class.getResourceAsStream("/plan.schema.json")) {
            for (JsonNode choice : EventJson.mapper().readTree(schema).findValues("enum")) {
                if (choice.toString().contains("weibo")) {
                    choice.forEach(code -> named.add(code.asText()));
                }
            }
        }

        // Then
        assertThat(named).containsExactlyInAnyOrderElementsOf(PlatformCodes.all());
    }
}
