package io.langyan.monitoring.watch.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "狼烟 > 狼烟",
                "狼烟 汽车 > (狼烟 AND 汽车)",
                "a OR b c > (a OR (b AND c))",
                "a b OR c > ((a AND b) OR c)",
                "NOT a b > (NOT a AND b)",
                "a NOT b OR c > ((a AND NOT b) OR c)",
                "NOT NOT a > NOT NOT a",
                "a AND (b OR c) > (a AND (b OR c))",
                "（a OR b）“c d” > ((a OR b) AND \"c d\")",
                "狼烟 NEAR/5 (自燃 OR 起火) > (狼烟 NEAR/5 (自燃 OR 起火))",
                "a platform:weibo,xiaohongshu > (a AND platform:weibo,xiaohongshu)",
                "a 平台：weibo、 douyin > (a AND platform:douyin,weibo)",
                "/狼烟\\d+\\/x/ OR b > (/狼烟\\d+\\/x/ OR b)",
                "and or not 24/7 3:15 > (and AND or AND not AND 24/7 AND 3:15)",
                "\"NOT\" \"a\\\"b\" > (\"NOT\" AND \"a\\\"b\")",
            })
    void aRuleIsReadAsWritten(String rule, String reads) {
        assertThat(Parser.parse(rule)).hasToString(reads);
    }

    @Test
    void thePromisedExampleIsARule() {
        Expr expr = Parser.parse("(\"某某奶粉\" OR 某某) AND (结石 OR 异物) NOT 招聘 platform:weibo,xiaohongshu");

        assertThat(expr).hasToString("((某某奶粉 OR 某某) AND (结石 OR 异物) AND NOT 招聘 AND platform:weibo,xiaohongshu)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "'' > rule-empty > 0",
                "'   ' > rule-empty > 0",
                "a AND > rule-unfinished > 5",
                "OR a > unexpected > 0",
                "a OR OR b > unexpected > 5",
                "(a OR b > parenthesis-open > 0",
                "a) > unexpected > 1",
                "() > unexpected > 1",
                "a \"b > phrase-open > 2",
                "a /b > regex-open > 2",
                "a NEAR/5 NOT b > unexpected > 9",
                "a NEAR/5 b NEAR/5 c > near-chained > 11",
                "a NEAR/101 b > near-too-far > 2",
                "(a b) NEAR/5 c > near-operand > 1",
                "/a/ NEAR/5 c > near-operand > 0",
                "a platform: > platform-missing > 2",
            })
    void whatIsNoRuleIsRefusedWithItsPlace(String rule, String kind, int from) {
        NotARule refused = catchThrowableOfType(NotARule.class, () -> Parser.parse(rule));

        assertThat(refused).isNotNull();
        assertThat(refused.finding().kind()).isEqualTo(kind);
        assertThat(refused.finding().from()).isEqualTo(from);
        assertThat(refused.finding().to()).isBetween(from, Math.max(from, rule.length()));
        assertThat(List.of(refused.finding().zh(), refused.finding().en())).doesNotContain("");
    }

    @Test
    void hostileRulesAreRefusedAtOnce() {
        assertThat(kindOf("狼".repeat(10_000))).isEqualTo("rule-too-long");
        assertThat(kindOf("(".repeat(2000) + "a" + ")".repeat(2000))).isEqualTo("rule-too-deep");
        assertThat(kindOf("NOT ".repeat(1000) + "a")).isEqualTo("rule-too-deep");
    }

    private static String kindOf(String rule) {
        return catchThrowableOfType(NotARule.class, () -> Parser.parse(rule))
                .finding()
                .kind();
    }

    @Property(tries = 2000)
    void whateverIsTypedIsReadOrRefused(@ForAll("typed") String rule) {
        try {
            assertThat(Parser.parse(rule)).isNotNull();
        } catch (NotARule refused) {
            assertThat(refused.finding().from()).isBetween(0, rule.length());
        }
    }

    @Property(tries = 1000)
    void writingARuleAndReadingItAgainGivesTheSame(@ForAll("rules") String rule) {
        String once = Parser.parse(rule).toString();

        assertThat(Parser.parse(once)).hasToString(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\uD83D", "狼\0烟 OR \uDE00"})
    void nulAndHalvesOfPairsAreReadLikeAnyCharacter(String rule) {
        assertThat(Parser.parse(rule)).isNotNull();
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.of(
                        "(",
                        ")",
                        "（",
                        "”",
                        "\"",
                        "/",
                        "\\",
                        " ",
                        "AND",
                        "OR",
                        "NOT",
                        "NEAR/3",
                        "platform:",
                        ",",
                        "狼烟",
                        "a",
                        "\0",
                        "\uD83D",
                        "{",
                        "[")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> rules() {
        return RandomRules.text();
    }
}
