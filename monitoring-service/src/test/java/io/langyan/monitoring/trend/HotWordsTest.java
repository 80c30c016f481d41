package io.langyan.monitoring.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.Brand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HotWordsTest {

    private static final StopWords STOP = new StopWords();

    @Test
    void whatIsNewIsHotAndReadsWell() {
        // Given
        HourWords before = words(60, "狼烟汽车今天提车，座椅很舒服", "狼烟汽车试驾，座椅不错", "提车三个月，油耗还行");
        HourWords now = words(60, "狼烟汽车的电池自燃了，车主集体维权", "座椅不错，但是电池自燃太可怕", "车主集体维权要求退款");

        // When
        List<String> hot = hot(now, before, Set.of("狼烟汽车"));

        // Then
        assertThat(hot).contains("电池自燃", "车主集体维权").doesNotContain("座椅", "提车", "狼烟汽车", "集体", "的电池", "烟汽车");
        assertThat(hot.get(0)).isIn("电池自燃", "车主集体维权");
    }

    @Test
    void withoutATimeBeforeTheMostFrequentAreTold() {
        HotWords.HotWord first = new HotWords(sum(words(10, "送餐太慢", "送餐太慢，米饭凉了")), sum())
                .top(5, Set.of())
                .get(0);

        assertThat(first.word()).isEqualTo("送餐太慢");
        assertThat(first.before()).isNull();
        assertThat(first.score()).isNull();
        assertThat(first.mentions()).isEqualTo(10);
    }

    @Test
    void linksNamesEmoticonsAndParticlesAreNoWords() {
        Set<String> phrases = new Phrases(STOP, BrandNames.NONE).in("转发", "@小明 的电池[怒]http://t.cn/abc 真的是 123 次自燃 RT");

        assertThat(phrases).contains("电池", "自燃").doesNotContain("小明", "怒", "http", "abc", "的电池", "123", "真的是");
    }

    @Test
    void theBrandsOwnNameAndItsPiecesAreNoNews() {
        Brand brand = new Brand("b", "狼烟汽车", List.of("狼烟", "LangYan", "烟"), null, null);
        Phrases phrases = new Phrases(STOP, BrandNames.of(brand));

        assertThat(phrases.in(null, "狼烟售后不理人，狼烟 售后 推诿，ＬＡＮＧＹＡＮ售后，狼烟汽车电池自燃"))
                .contains("售后不理", "电池自燃", "推诿")
                .noneMatch(word -> word.contains("狼") || word.contains("烟") || word.contains("langyan"))
                .noneMatch(word -> word.endsWith("售") || word.startsWith("后"));
        assertThat(phrases.in(null, "langyanist 抽烟")).contains("langyanist");
        assertThat(BrandNames.of(brand).all()).containsExactlyInAnyOrder("狼烟汽车", "狼烟", "langyan", "烟");
    }

    @Property(tries = 50)
    void theOrderOfMentionsDoesNotMatter(@ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int most) {
        List<String> said = new ArrayList<>(List.of("电池自燃了", "车主维权", "电池鼓包", "要求召回", "电池自燃要求召回", "客服态度恶劣"));
        HourWords.Counter straight = new HourWords.Counter();
        said.forEach(text -> straight.add(new Phrases(STOP, BrandNames.NONE).in(null, text), false));
        Collections.shuffle(said, random);
        HourWords.Counter shuffled = new HourWords.Counter();
        said.forEach(text -> shuffled.add(new Phrases(STOP, BrandNames.NONE).in(null, text), false));

        assertThat(shuffled.top(6, most)).isEqualTo(straight.top(6, most));
        assertThat(straight.top(6, most).words()).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void whatIsCutOffIsToldByItsGreatestCount() {
        HourWords.Counter counter = new HourWords.Counter();
        for (int i = 0; i < 5; i++) {
            counter.add(Set.of("甲乙", "丙丁"), i < 2);
        }
        counter.add(Set.of("甲乙", "戊己"), false);

        HourWords top = counter.top(6, 1);

        assertThat(top.words()).containsExactly(new HourWords.Count("甲乙", 6, 2));
        assertThat(top.unkept()).isEqualTo(5);
    }

    @Test
    void aSampledHourCountsForAllItsMentions() {
        HourWords sampled = new HourWords(1_000, 100, 0, List.of(new HourWords.Count("自燃", 50, 10)));

        HotWords.HotWord hot =
                new HotWords(sum(sampled), sum()).top(1, Set.of()).get(0);

        assertThat(hot.mentions()).isEqualTo(500);
        assertThat(hot.negative()).isEqualTo(100);
    }

    @Test
    void hostileTextsAreCutQuickly() {
        Phrases phrases = new Phrases(STOP, BrandNames.NONE);

        assertThat(phrases.in("\ud800", "\u0000\udfff")).isEmpty();
        assertThat(phrases.in(null, "电".repeat(1_000_000))).hasSizeLessThan(20);
        assertThat(phrases.in(null, "@".repeat(100_000) + "[".repeat(100_000))).isEmpty();
    }

    private static List<String> hot(HourWords now, HourWords before, Set<String> known) {
        return new HotWords(sum(now), sum(before))
                .top(10, known).stream().map(HotWords.HotWord::word).toList();
    }

    private static HotWords.Sum sum(HourWords... hours) {
        HotWords.Sum sum = new HotWords.Sum();
        List.of(hours).forEach(sum::add);
        return sum;
    }

    private static HourWords words(int mentions, String... said) {
        HourWords.Counter counter = new HourWords.Counter();
        for (int i = 0; i < mentions; i++) {
            counter.add(new Phrases(STOP, BrandNames.NONE).in(null, said[i % said.length]), false);
        }
        return counter.top(mentions, 2_000);
    }
}
