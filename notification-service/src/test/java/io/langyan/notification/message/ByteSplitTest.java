package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ByteSplitTest {

    @Test
    void aTextThatFitsStaysWhole() {
        assertThat(ByteSplit.parts("烽".repeat(682) + "ab", 2048)).hasSize(1);
    }

    @Test
    void oneByteMoreMakesTwoParts() {
        List<String> parts = ByteSplit.parts("烽".repeat(683), 2048);

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0)).startsWith("(1/2)\n烽");
        assertThat(parts.get(1)).startsWith("(2/2)\n烽");
        assertThat(bytes(parts.get(0))).isBetween(2045, 2048);
    }

    @Test
    void cutsBetweenLinesWhereItCan() {
        String line = "x".repeat(900);

        List<String> parts = ByteSplit.parts(line + "\n" + line + "\n" + line, 2048);

        assertThat(parts).containsExactly("(1/2)\n" + line + "\n" + line, "(2/2)\n" + line);
    }

    @Test
    void refusesASizeThatHoldsNothing() {
        assertThatThrownBy(() -> ByteSplit.parts("烽烟四起烽烟四起", 8)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatStandsInTheFirstLineIsSaidAgainOnEveryOtherPart() {
        List<String> parts = ByteSplit.parts("【演练】" + "烽".repeat(1000), 2048, "【演练】");

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0)).startsWith("(1/2)\n【演练】烽");
        assertThat(parts.get(1)).startsWith("(2/2)【演练】\n烽");
    }

    @Property
    void ofATextThatIsTooLongTheFirstPartsRemainAndTheLastSaysThatThereIsMore(
            @ForAll @IntRange(min = 10_000, max = 110_000) int length,
            @ForAll @IntRange(min = 100, max = 2048) int most,
            @ForAll("heads") String head) {
        String text = "长🔥a\n".repeat(length / 9);

        List<String> parts = ByteSplit.parts(text, most, head, 4, "……更多");

        assertThat(parts).allSatisfy(part -> assertThat(bytes(part)).isLessThanOrEqualTo(most));
        List<String> all = ByteSplit.parts(text, most, head);
        assertThat(parts).hasSize(Math.min(4, all.size()));
        if (parts.size() < all.size()) {
            assertThat(parts.get(0)).startsWith("(1/4)\n长🔥a");
            assertThat(parts.get(3)).startsWith("(4/4)" + head + "\n").endsWith("……更多");
            assertThat(text).contains(own(parts.get(3)).replace("……更多", ""));
        } else {
            assertThat(parts).isEqualTo(all);
        }
    }

    @Property
    void everyPartFitsAndNothingIsLost(
            @ForAll @StringLength(max = 3000) @CharRange(from = '\u4e00', to = '\u4eff') String chinese,
            @ForAll @StringLength(max = 600) String anything,
            @ForAll @IntRange(min = 80, max = 2048) int most,
            @ForAll("heads") String head) {
        String text = tidy(chinese + "🔥" + anything);

        List<String> parts = ByteSplit.parts(text, most, head);

        assertThat(parts).allSatisfy(part -> assertThat(bytes(part)).isLessThanOrEqualTo(most));
        String joined = parts.size() == 1
                ? parts.get(0)
                : parts.stream().map(ByteSplitTest::own).collect(Collectors.joining());
        assertThat(joined.replace("\n", "")).isEqualTo(text.replace("\n", ""));
        for (int part = 2; part <= parts.size(); part++) {
            assertThat(parts.get(part - 1)).startsWith("(" + part + "/" + parts.size() + ")" + head + "\n");
        }
    }

    @Provide
    Arbitrary<String> heads() {
        return Arbitraries.of("", "【演练】", "【测试】【可能重复】【演练】【试运行】");
    }

    /** Without its first line, which the text has not. */
    private static String own(String part) {
        return part.substring(part.indexOf('\n') + 1);
    }

    /** A lone half of a surrogate pair is no text and becomes a question mark in UTF-8. */
    private static String tidy(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
