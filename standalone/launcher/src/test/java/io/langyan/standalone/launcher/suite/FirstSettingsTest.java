package io.langyan.standalone.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstSettingsTest {

    private static final Map<String, Object> WANTED = Map.of(
            "name",
            "wecom-robot",
            "drill",
            true,
            "baseUrl",
            "http://127.0.0.1:8090/wecom",
            "settings",
            Map.of("sign", "狼烟"),
            "secrets",
            Map.of("key", "abc"));

    @Test
    void aChannelThatIsAsWantedIsLeftAlone() {
        assertThat(FirstSettings.isAsWanted(known(), WANTED)).isTrue();
    }

    @Test
    void aChannelFollowsTheSimulatorsToTheirPortOfToday() {
        assertThat(FirstSettings.isAsWanted(known().put("baseUrl", "http://127.0.0.1:8091/wecom"), WANTED))
                .isFalse();
    }

    @Test
    void aRefusedChannelIsRevived() {
        assertThat(FirstSettings.isAsWanted(known().put("state", "down"), WANTED))
                .isFalse();
    }

    @Test
    void aChannelWithoutItsSecretGetsIt() {
        // Given
        ObjectNode known = known();
        known.putObject("secrets");

        // When
        boolean asWanted = FirstSettings.isAsWanted(known, WANTED);

        // Then
        assertThat(asWanted).isFalse();
    }

    /** As {@code GET /api/channels} tells it: secrets hidden, and more than was asked for. */
    private static ObjectNode known() {
        ObjectNode known = new ObjectMapper().valueToTree(WANTED);
        known.putObject("secrets").put("key", "***");
        return known.put("state", "up").put("enabled", true).put("edition", 3);
    }
}
