package io.langyan.grading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the examples of RFC 8785, as far as they have integers only. */
class CanonicalJsonTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void keysAreOrderedByTheirUtf16Units() throws Exception {
        // Given
        String sample =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

        // When
        String canonical = CanonicalJson.of(mapper.readTree(sample));

        // Then
        assertThat(canonical)
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void onlyWhatMustBeEscapedIs() throws Exception {
        // When
        String canonical = CanonicalJson.of(
                mapper.readTree("[ \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", null, true ]"));

        // Then
        assertThat(canonical).isEqualTo("[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",null,true]");
    }

    @Test
    void theDigestIsThatOfTheWholeList() {
        // printf '[{"a":1,"b":2},{"a":3}]' | sha256sum
        assertThat(CanonicalJson.digest(
                        List.of(new java.util.TreeMap<>(Map.of("b", 2, "a", 1)), Map.of("a", 3)), mapper))
                .isEqualTo("ac8aa7e0f8b90349f4829de8267a7d5bfc560d187bbded97b523657319fe5cbd");
        assertThat(CanonicalJson.digest(List.of(), mapper))
                .isEqualTo("4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
    }
}
