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

class NormaliserTest {

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
        assertThat(Normaliser.of(text)).hasToString(normal);
    }

    @Test
    void controlsAndHalvesOfPairsDoNoHarm() {
        assertThat(Normaliser.of("避\0雷\uD83D汽\uDE00车")).hasToString("避雷汽车");
        assertThat(Normaliser.of("\uD83D")).hasToString("\uFFFD");
        assertThat(Normaliser.of("")).isEmpty();
    }

    @Test
    void placesPointIntoTheOriginalWithItsPairs() {
        Normaliser normal = Normaliser.of("我😀避😀雷");

        assertThat(normal).hasToString("我避雷");
        assertThat(normal.originOf(1)).isEqualTo(3);
        assertThat(normal.originOf(2)).isEqualTo(6);
        assertThat(normal.originAfter(2)).isEqualTo(7);
    }

    @Test
    void titleAndTextStayApart() {
        Normaliser normal = new Normaliser();

        normal.read("狼烟", "汽车");
        assertThat(normal).hasToString("狼烟\n汽车");
        normal.read(null, null);
        assertThat(normal).isEmpty();
    }

    @Test
    void everyCharacterOfTheBasicPlaneIsFoldedOnceForAll() {
        for (int c = 1; c <= 0xFFFF; c++) {
            String once = Normaliser.of(String.valueOf((char) c)).toString();
            assertThat(Normaliser.of(once)).as("U+%04X", c).hasToString(once);
        }
    }

    @Property(tries = 2000)
    void normalisingWhatIsNormalChangesNothing(@ForAll("mixed") String text) {
        String once = Normaliser.of(text).toString();

        assertThat(Normaliser.of(once)).hasToString(once);
    }

    @Property(tries = 1000)
    void anyTextCanBeNormalisedAndPointsBackIntoItself(@ForAll String text) {
        Normaliser normal = Normaliser.of(text);
        for (int i = 0; i < normal.length(); i++) {
            assertThat(normal.originOf(i)).isBetween(0, text.length() - 1);
            assertThat(normal.originAfter(i)).isBetween(normal.originOf(i) + 1, text.length());
        }
    }

    @Property(tries = 1000)
    void whatIsReadBeforeLeavesNoTrace(@ForAll("mixed") String before, @ForAll("mixed") String text) {
        Normaliser used = new Normaliser();
        used.read(before, before);

        used.read(null, text);

        assertThat(used).hasToString(Normaliser.of(text).toString());
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
