package io.langyan.monitoring.watch.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private static final Set<String> PLATFORMS = Set.of("weibo", "xiaohongshu", "douyin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "NOT 招聘 > only-not",
                "NOT 招聘 NOT 兼职 > only-not",
                "避雷针 NOT 避雷 > never-matches",
                "狼烟 NOT 狼烟 > never-matches",
                "狼烟 AND (自燃 NOT 狼烟) > never-matches",
                "(狼烟 NEAR/5 自燃) NOT 自燃 > never-matches",
                "狼烟 platform:weibo platform:douyin > never-matches",
                "狼烟 NOT platform:weibo,xiaohongshu,douyin > never-matches",
                "狼烟 OR NOT 坑 > always-matches",
                "platform:weibo > always-matches",
                "a > term-too-wide",
                "的 > term-too-wide",
                "12 > term-too-wide",
                "狼烟 OR 的 > term-too-wide",
                "· > term-empty",
                "😀 > term-empty",
                "狼烟 platform:myspace > platform-unknown",
                "/(a+)+$/ > regex-without-word",
                "/\\d{11}/ > regex-without-word",
                "/狼烟|.*/ > regex-matches-nothing",
                "/狼烟(?=自燃)/ > regex-refused",
                "/(狼烟)\\1/ > regex-refused",
                "/狼烟[/ > regex-refused",
                "/狼烟(a{100}){100}/ > regex-too-large",
                "/狼烟a{9999999999}/ > regex-too-large",
            })
    void aUselessOrDangerousRuleIsRefused(String rule, String kind) {
        assertThat(Lint.errors(Lint.of(rule, PLATFORMS, true)))
                .extracting(Finding::kind)
                .containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "狼烟 OR 狼烟汽车 > needless",
                "狼烟 OR 狼煙 > needless",
                "狼烟 OR (狼烟汽车 AND 自燃) > needless",
                "狼烟 OR (狼烟 NOT 招聘) > needless",
                "公司 > term-wide",
                "mi > term-wide",
                "315 > term-wide",
                "犇 > term-wide",
                "狼烟 (platform:weibo OR (platform:douyin NOT 狼烟)) > branch-never-matches",
                "狼烟 (自燃 OR (起火 NOT 狼烟)) > branch-never-matches",
            })
    void aDoubtfulRuleIsPointedOut(String rule, String kind) {
        assertThat(Lint.of(rule, PLATFORMS, true))
                .allMatch(finding -> !finding.error())
                .extracting(Finding::kind)
                .contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "狼烟",
                "狼烟 坑",
                "狼烟 AND NOT 招聘",
                "NOT 招聘 狼烟",
                "狼烟 platform:weibo NOT platform:douyin",
                "狼烟 AND /\\d{11}/",
                "赔偿 /[0-9]{3,}元/",
                "/狼烟\\d+|蓝焰\\w/",
                "蓝焰 NOT mi",
                "family NOT mi"
            })
    void aUsefulRulePasses(String rule) {
        assertThat(Lint.of(rule, PLATFORMS, true)).isEmpty();
    }

    @Test
    void aTagMayBeShortBecauseANameStandsBesideIt() {
        assertThat(Lint.of("坑 OR 烂", PLATFORMS, false)).isEmpty();
        assertThat(Lint.ofWords(List.of("坑"), PLATFORMS, false)).isEmpty();
        assertThat(Lint.errors(Lint.of("NOT 坑", PLATFORMS, false))).hasSize(1);
    }

    @Test
    void wordsAloneAreLookedAtInTheSameWay() {
        assertThat(kinds(Lint.ofWords(List.of("a"), PLATFORMS, true))).containsExactly("term-too-wide");
        assertThat(kinds(Lint.ofWords(List.of("狼".repeat(61)), PLATFORMS, true)))
                .containsExactly("term-length");
        assertThat(kinds(Lint.ofWords(List.of("\uFDFA".repeat(9)), PLATFORMS, true)))
                .containsExactly("term-length");
        assertThat(kinds(Lint.ofWords(null, PLATFORMS, true))).containsExactly("terms-count");
        assertThat(kinds(Lint.ofWords(java.util.Collections.singletonList(null), PLATFORMS, true)))
                .containsExactly("term-empty");
        assertThat(Lint.ofWords(List.of("NOT 狼烟", "(蓝焰", "/白雾/"), PLATFORMS, true))
                .isEmpty();
    }

    @Test
    void tooManyWordsAreTooMany() {
        String rule = IntStream.range(0, 201).mapToObj(i -> "词语" + i).collect(Collectors.joining(" OR "));

        assertThat(kinds(Lint.of(rule, PLATFORMS, true))).contains("terms-count");
    }

    @Test
    void anIntricateRuleIsJudgedInShortTime() {
        // Given
        String clauses = IntStream.range(0, 60)
                .mapToObj(i -> "(词甲%d OR NOT 词乙%d OR (词丙%d NOT 词甲%d))".formatted(i, i + 1, i, 59 - i))
                .collect(Collectors.joining(" "));
        Instant begin = Instant.now();

        // When
        List<Finding> findings = Lint.of(
                "狼烟 " + clauses.substring(0, Math.min(clauses.length(), 4000)).replaceAll(" \\([^)]*$", ""),
                PLATFORMS,
                true);

        // Then
        assertThat(findings).isNotNull();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    private static List<String> kinds(List<Finding> findings) {
        return findings.stream().map(Finding::kind).toList();
    }
}
