package io.langyan.monitoring.watch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikesTest {

    @ParameterizedTest
    @CsvSource({"垃圾食品,辣鸡食品", "差评,cha评", "骗局,马扁局", "好评,女子评", "假货,甲货"})
    void aWordIsHeardInItsOtherWritingsToo(String term, String written) {
        assertThat(Lookalikes.shipped().variants(term)).contains(term, written);
    }

    @Test
    void severalPlacesOfOneWordMayBeWrittenOtherwise() {
        Lookalikes own = Lookalikes.with(List.of(new Lookalike("狼煙S", "狼烟"), new Lookalike("气", "汽")));

        assertThat(own.variants("狼烟汽车")).contains("狼烟s汽车", "狼烟气车", "狼烟s气车");
    }

    @Test
    void aWordWithVeryManyWritingsIsHeardInTheFirstOnes() {
        List<Lookalike> ways = List.of(new Lookalike("甲", "一"), new Lookalike("乙", "一"), new Lookalike("丙", "一"));

        assertThat(Lookalikes.with(ways).variants("一".repeat(60)))
                .hasSize(Lookalikes.MOST_VARIANTS)
                .contains("一".repeat(60));
    }

    @Test
    void everyShippedEntrySaysSomething() {
        assertThat(Lookalikes.entries()).hasSizeGreaterThan(200).allSatisfy(entry -> {
            assertThat(Lookalikes.normal(entry.written())).isNotEqualTo(Lookalikes.normal(entry.meant()));
            assertThat(Lookalikes.normal(entry.written()).length() > 1
                            || Lookalikes.normal(entry.meant()).length() == 1)
                    .as(entry.toString())
                    .isTrue();
        });
    }
}
