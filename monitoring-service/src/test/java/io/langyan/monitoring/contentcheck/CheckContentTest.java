package io.langyan.monitoring.contentcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckContentTest {

    private static final CheckContent CHECK = new CheckContent();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我们的最佳选择",
                "我们的最·佳选择",
                "我们的最 佳选择",
                "我们的最★佳选择",
                "我们的蕞佳选择",
                "我们的最\u200b佳选择",
                "行业第①的品质",
                "行业第１的品质",
                "國家級品牌",
                "ＮＯ.１之选",
                "Top1 之选"
            })
    void dodgingTheLettersDoesNotDodgeTheCheck(String text) {
        Checked checked = general(text);

        assertThat(checked.verdict()).isEqualTo(Severity.block);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "最近有点忙",
                "最后一公里配送",
                "这是第一次合作",
                "第一时间回复您",
                "最大限度保护隐私",
                "第一步打开盖子",
                "最终解释权归顾客",
                "最高人民法院",
                "第二天第三名",
                "国家级非物质文化遗产",
                "绝对湿度计",
                "唯一编号"
            })
    void everydayWordsAreLeftAlone(String text) {
        assertThat(general(text).findings()).isEmpty();
    }

    @Test
    void aPlaceIsThatOfTheTextAsItWasWritten() {
        // Given
        String text = "🚗好车，最·佳之选，欢迎";

        // When
        Finding finding = general(text).findings().get(0);

        // Then
        assertThat(text.substring(finding.start(), finding.end())).isEqualTo("最·佳");
        assertThat(finding.phrase()).isEqualTo("最·佳");
        assertThat(finding.rule()).isEqualTo("absolute");
        assertThat(finding.law().zh()).contains("第九条");
        assertThat(finding.suggestion().en()).isNotBlank();
    }

    @Test
    void anAimIsOnlyAHint() {
        assertThat(general("我们致力于成为行业第一").verdict()).isEqualTo(Severity.hint);
        assertThat(general("我们已是行业第一").verdict()).isEqualTo(Severity.block);
        assertThat(general("销量全国第一（数据来源：某协会2025年报）").verdict()).isEqualTo(Severity.hint);
    }

    @Test
    void whatIsForbiddenDependsOnWhatIsSold() {
        assertThat(check("本院治疗鼻炎", Industry.medical).verdict()).isEqualTo(Severity.pass);
        assertThat(check("本品治疗鼻炎", Industry.food).verdict()).isEqualTo(Severity.block);
        assertThat(check("保本保息", Industry.finance).verdict()).isEqualTo(Severity.block);
        assertThat(check("不保证收益，不承诺保本", Industry.finance).verdict()).isEqualTo(Severity.pass);
        assertThat(check("距地铁5分钟直达", Industry.realestate).verdict()).isEqualTo(Severity.review);
    }

    @Test
    void wordsOfTheBrandAndTagsOfItsPlanCountToo() {
        // When
        Checked checked = CHECK.check(
                "老款升级",
                "欢迎投诉我们的老·款",
                Industry.general,
                List.of(new BrandWord("老款", Severity.block, "已停产", "新款")),
                List.of("投诉"));

        // Then
        assertThat(checked.verdict()).isEqualTo(Severity.block);
        assertThat(checked.findings())
                .extracting(Finding::field, Finding::phrase, Finding::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("title", "老款", "brand-word"),
                        org.assertj.core.groups.Tuple.tuple("text", "投诉", "brand-risk"),
                        org.assertj.core.groups.Tuple.tuple("text", "老·款", "brand-word"));
    }

    @Test
    void aLongTextOfNothingButRiskIsCutWithAMark() {
        Checked checked = check("最好".repeat(50_000), Industry.food);

        assertThat(checked.truncated()).isTrue();
        assertThat(checked.findings()).hasSize(Checked.MOST_FINDINGS);
    }

    @Property(tries = 300)
    void anyTextIsAnsweredWithSpansInsideItAndApart(@ForAll String any, @ForAll Industry industry) {
        String text = any + "最" + any + "第一" + any;
        Checked checked = check(text, industry);

        int end = 0;
        for (Finding finding : checked.findings()) {
            assertThat(finding.start()).isBetween(end, text.length() - 1);
            assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo(finding.phrase());
            end = finding.end();
        }
    }

    @Test
    void aBrokenPatternNamesItself() {
        assertThat(PhrasePattern.expand("(包|保)(过|通过)?")).containsExactlyInAnyOrder("包过", "包通过", "包", "保过", "保通过", "保");
        assertThatThrownBy(() -> PhrasePattern.expand("(包|保过")).hasMessageContaining("(包|保过");
        assertThatThrownBy(() -> PhrasePattern.expand("过)")).hasMessageContaining("过)");
        assertThatThrownBy(() -> Sequence.of("x", "#…@")).hasMessageContaining("literal");
    }

    private static Checked general(String text) {
        return check(text, Industry.general);
    }

    private static Checked check(String text, Industry industry) {
        return CHECK.check(null, text, industry, List.of(), List.of());
    }
}
