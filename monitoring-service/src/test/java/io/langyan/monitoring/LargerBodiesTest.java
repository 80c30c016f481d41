package io.langyan.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LargerBodiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/mentions", "/api/mentions/", "/api/imports", "/api/imports/", "/api/evidence", "/p/hook/1"
            })
    void whatCountsForItselfMayBeLarge(String path) {
        assertThat(LargerBodies.isCounted(HttpMethod.POST, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/mentions/1/reading",
        "PUT, /api/mentions/1/marks",
        "PUT, /api/mentions/1/handling/acme",
        "POST, /api/mentions/views",
        "PUT, /api/mentions/views/1",
        "POST, /api/mentionsandmore"
    })
    void whatIsHeldInMemoryMayNot(String method, String path) {
        assertThat(LargerBodies.isCounted(HttpMethod.valueOf(method), path)).isFalse();
    }

    @Test
    void onlyPostingMentionsIsExempt() {
        assertThat(LargerBodies.isCounted(HttpMethod.PUT, "/api/mentions")).isFalse();
    }
}
