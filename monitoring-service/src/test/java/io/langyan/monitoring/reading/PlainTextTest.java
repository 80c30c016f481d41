package io.langyan.monitoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "ＡＢＣ１２,abc12",
        "太好了！！！！！！,太好了!!!",
        "看 https://t.cn/abc 这里,看 @ 这里",
        "//@u1a2b3c:转发,//@:转发",
        "@张三丰 你好,@ 你好",
        "求@网警快来收业绩,求@网警快来收业绩"
    })
    void writingIsMadePlain(String written, String plain) {
        assertThat(PlainText.of(written)).hasToString(plain);
    }

    @Test
    void aBracketEmoticonIsOneCharacterAndCanBeLeftOut() {
        assertThat(PlainText.of("气死[怒]了").length()).isEqualTo("^气死E了$".length());
        assertThat(PlainText.withoutEmoticons("气死[怒]了")).hasToString("气死了");
        assertThat(PlainText.of("[很长很长很长的一段话]不是表情").toString()).startsWith("[很长");
    }

    @Test
    void aDeniedFaultOfTasteReadsAsPraise() {
        assertThat(PlainText.of("其实不难吃")).hasToString("其实好吃");
        assertThat(PlainText.of("不难看出他很急")).hasToString("不难看出他很急");
        assertThat(PlainText.of("我不难过")).hasToString("我不难过");
    }

    @Property(tries = 500)
    void everyCharacterKnowsWhereItStood(@ForAll String written) {
        PlainText plain = PlainText.of(written);
        for (int i = 1; i < plain.length(); i++) {
            assertThat(plain.start(i)).isBetween(plain.start(i - 1), written.length());
        }
    }
}
