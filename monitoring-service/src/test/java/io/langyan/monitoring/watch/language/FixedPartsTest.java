package io.langyan.monitoring.watch.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPartsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "狼烟\\d+ > 狼烟",
                "狼烟|蓝焰 > 狼烟,蓝焰",
                "ABc?d > ab",
                "abc*xyz > xyz",
                "a{2}狼烟 > 狼烟",
                "abc{x|狼烟 > ab,狼烟",
                "[狼烟]汽车 > 汽车",
                "[]ab]cd > cd",
                "(?:狼烟|x)汽车 > 汽车",
                "(狼烟)? > ''",
                "狼|烟 > ''",
                "狼烟| > ''",
                "\\x41\\123狼烟 > 狼烟",
                "\\p{Han}狼烟 > 狼烟",
                "\\Q狼烟\\E > ''",
                "a\\.bc > a.bc",
                "狼煙 > 狼烟",
                "a(?)? > ''",
                "ab(?i){0,1}c > ''",
                "(?i)abc > abc",
            })
    void whatMustBeThereIsFound(String regex, String parts) {
        assertThat(String.join(",", FixedParts.of(regex, 2))).isEqualTo(parts);
    }

    @Property(tries = 3000)
    void noTextThatMatchesIsWithoutAFixedPart(@ForAll("patterns") String regex, @ForAll("texts") String text) {
        Pattern pattern;
        try {
            pattern = Regexes.compile(regex);
        } catch (com.google.re2j.PatternSyntaxException none) {
            return;
        }
        for (int shortest = 1; shortest < 3; shortest++) {
            List<String> parts = FixedParts.of(regex, shortest);
            if (!parts.isEmpty() && pattern.matcher(text).find()) {
                assertThat(parts).as(regex + " in " + text).anyMatch(text::contains);
            }
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "a", "b", "c", "ab", "bc", "(", ")", "|", "[ab]", "[^c]", "?", "*", "+", "{2}", "{0,1}", "{",
                        "\\.", "\\d", ".", "(?:")
                .list()
                .ofMaxSize(10)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abc.1{").ofMaxLength(12);
    }
}
