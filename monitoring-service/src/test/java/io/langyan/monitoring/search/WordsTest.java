package io.langyan.monitoring.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "退款, 我要退款！",
        "iphone, 新ＩＰＨＯＮＥ坏了",
        "（株）, ㈱公司",
        "'退款 投诉', 投诉三次才退款",
        "'“拒绝 退款”', 客服拒绝　退款",
        "100%, 棉含量100%",
        "a_b, 看A_B评测",
        "😀, 好😀",
        "é, cafe\u0301"
    })
    void findsWhatReadsTheSame(String query, String text) {
        assertThat(Words.of(query).in(null, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'退款 投诉', 我要退款", "'\"退款 投诉\"', 投诉退款", "%, 百分之百", "_, 下划线", "a%b, axxb"})
    void findsNothingElse(String query, String text) {
        assertThat(Words.of(query).in(null, text)).isFalse();
    }

    @Test
    void quotesThatDoNotCloseReachToTheEnd() {
        assertThat(Words.of("屏幕 \"碎 了").all()).containsExactly("屏幕", "碎 了");
        assertThat(Words.of("\"\" “”  ")).isEqualTo(Words.NONE);
        assertThat(Words.of(null)).isEqualTo(Words.NONE);
    }

    @Test
    void titleAndTextAreBothSearched() {
        assertThat(Words.of("召回 电池").in("电池公告", "全部召回")).isTrue();
    }

    /** The quick way through a text must not differ from the long one. */
    @Property
    void foldingIsNfkcInLowerCaseWithSingleBlanks(@ForAll("texts") String text) {
        StringBuilder expected = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            boolean blank = c <= ' ' || c == 0x7f || Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!blank) {
                expected.appendCodePoint(Character.toLowerCase(c));
            } else if (expected.length() > 0 && expected.charAt(expected.length() - 1) != ' ') {
                expected.append(' ');
            }
        });
        assertThat(Folded.of(text)).isEqualTo(expected.toString().strip());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> chars = Arbitraries.oneOf(
                Arbitraries.chars().range('一', '龥'),
                Arbitraries.chars().ascii(),
                Arbitraries.chars().range('\u3000', '\u30ff'),
                Arbitraries.chars().range('\uff00', '\uffef'),
                Arbitraries.chars().range('\u2000', '\u206f'),
                Arbitraries.chars().with('\ud83d', '\ude00', 'İ', 'ǅ', '㈱', '\u0301', '\ufb01', '\u0000', '\u00a0'));
        return chars.list().ofMaxSize(40).map(some -> {
            StringBuilder text = new StringBuilder();
            some.forEach(text::append);
            return text.toString();
        });
    }
}
