package io.langyan.monitoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The sorting example of RFC 8785 section 3.2.3, without the member whose name is a lone emoji's surrogate pair order. */
    @Test
    void membersAreSortedByTheirUtf16Units() throws Exception {
        String given = "{\"\\u20ac\":\"Euro Sign\",\"\\r"
                + "\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With"
                + " Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning"
                + " Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";

        assertThat(CanonicalJson.of(JSON.readTree(given)))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785 section 3.2.2.2. */
    @Test
    void onlyWhatMustBeIsEscaped() throws Exception {
        String given =
                "{\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}";

        assertThat(CanonicalJson.of(JSON.readTree(given)))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void whatHasNoPlainFormIsRefused() throws Exception {
        var fraction = JSON.readTree("1.5");
        var huge = JSON.readTree("9007199254740993");

        assertThatThrownBy(() -> CanonicalJson.of(fraction)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.of(huge)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void theFormIsTheSameHoweverTheMembersStoodAndReadsBackAsItWas(@ForAll Map<String, Long> given) throws Exception {
        var plain = JSON.createObjectNode();
        given.forEach((name, value) -> plain.put(name, value % (1L << 53)));
        var sorted = JSON.createObjectNode();
        new TreeMap<>(given).descendingMap().forEach((name, value) -> sorted.put(name, value % (1L << 53)));

        String form = CanonicalJson.of(plain);

        assertThat(form).isEqualTo(CanonicalJson.of(sorted));
        assertThat(JSON.readTree(form)).isEqualTo(JSON.readTree(plain.toString()));
    }
}
