package io.langyan.monitoring.watch.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTextTest {

    @ParameterizedTest
    @CsvSource({
        "ＡＢＣ１２３,abc123",
        "質量問題,质量问题",
        "避·雷,避雷",
        "避 雷,避雷",
        "避\u200b雷,避雷",
        "避😀🔥雷,避雷",
        "避×雷,避雷",
        "避...雷,避雷",
        "狼烟 Mi 手机,狼烟mi手机",
        "投\u0336诉\u0336,投诉",
        "Café,cafe",
        "Ｍі手机,mi手机",
        "go on,go on",
        "e-mail,e-mail",
        "iPhone😀Mi,iphone😀mi",
        "狼烟。汽车,狼烟。汽车",
        "狼烟！汽车,狼烟!汽车",
        "㎏,kg",
        "①号,1号",
        "𝐌𝐢,mi",
        "𠮷 野家,𠮷野家",
        "1️⃣,1",
    })
    void aTextBecomesComparable(String text, String normal) {
        assertThat(NormalText.of(text)).hasToString(normal);
    }

    @Test
    void controlsAndHalvesOfPairsDoNoHarm() {
        assertThat(NormalText.of("避\0雷\uD83D汽\uDE00车")).hasToString("避雷汽车");
        assertThat(NormalText.of("\uD83D")).hasToString("\uFFFD");
        assertThat(NormalText.of("")).isEmpty();
    }

    @Test
    void placesPointIntoTheOriginalWithItsPairs() {
        NormalText normal = NormalText.of("我😀避😀雷");

        assertThat(normal).hasToString("我避雷");
        assertThat(normal.originOf(1)).isEqualTo(3);
        assertThat(normal.originOf(2)).isEqualTo(6);
        assertThat(normal.originAfter(2)).isEqualTo(7);
    }

    @Test
    void titleAndTextStayApart() {
        NormalText normal = new NormalText();

        normal.read("狼烟", "汽车");
        assertThat(normal).hasToString("狼烟\n汽车");
        normal.read(null, null);
        assertThat(normal).isEmpty();
    }

    @Test
    void everyCharacterOfTheBasicPlaneIsFoldedOnceForAll() {
        for (int c = 1; c <= 0xFFFF; c++) {
            String once = NormalText.of(String.valueOf((char) c)).toString();
            assertThat(NormalText.of(once)).as("U+%04X", c).hasToString(once);
        }
    }

    @Property(tries = 2000)
    void normalisingWhatIsNormalChangesNothing(@ForAll("mixed") String text) {
        String once = NormalText.of(text).toString();

        assertThat(NormalText.of(once)).hasToString(once);
    }

    @Property(tries = 1000)
    void anyTextCanBeNormalisedAndPointsBackIntoItself(@ForAll String text) {
        NormalText normal = NormalText.of(text);
        for (int i = 0; i < normal.length(); i++) {
            assertThat(normal.originOf(i)).isBetween(0, text.length() - 1);
            assertThat(normal.originAfter(i)).isBetween(normal.originOf(i) + 1, text.length());
        }
    }

    @Property(tries = 1000)
    void whatIsReadBeforeLeavesNoTrace(@ForAll("mixed") String before, @ForAll("mixed") String text) {
        NormalText used = new NormalText();
        used.read(before, before);

        used.read(null, text);

        assertThat(used).hasToString(NormalText.of(text).toString());
    }

    @Provide
    Arbitrary<String> mixed() {
        return Arbitraries.of(
                        "狼", "烟", "質", "投", "诉", "a", "B", "ｃ", "é", "а", "1", "②", " ", "\u3000", "·", "。", "!", "…",
                        "😀", "👍🏽", "\u200d", "\ufe0f", "\u0301", "\ud83d", "\ude00", "㎏", "ﬁ", "𠮷", "𝐌", "\n",
                        "\t", "\0", "-", "㈱", "½", "℃")
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
    }
}
