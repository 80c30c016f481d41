package io.langyan.monitoring.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentBuilderTest {

    private static final String LETTERS = "甲乙丙丁戊己庚辛壬癸 ab%_\ud83d\ude00";

    @Property(tries = 60)
    void pagesTellTheRowsOfEveryWordOfOneOrTwo(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int rows) {
        // Given
        Random random = new Random(seed);
        SegmentBuilder builder = new SegmentBuilder();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            texts.add(text(random));
            builder.row(null, texts.get(i));
            builder.field(Field.PLATFORM, i % 3 == 0 ? "weibo" : "news");
            builder.field(Field.BRAND, "acme");
        }

        // When
        List<SegmentPage> pages = builder.pages();

        // Then
        for (int i = 0; i < 20; i++) {
            String query = text(random);
            String word = Folded.of(query.substring(0, Math.min(2, query.length())));
            if (!word.isEmpty()) {
                assertThat(find(pages, Words.of('"' + word + '"').ranges(), rows))
                        .isEqualTo(naive(texts, word));
            }
        }
        TermRange weibo = TermRange.of(Terms.field(Field.PLATFORM, "weibo"));
        assertThat(find(pages, List.of(weibo), rows).cardinality()).isEqualTo((rows + 2) / 3);
        TermRange brand = TermRange.of(Terms.field(Field.BRAND, "acme"));
        assertThat(find(pages, List.of(brand), rows).cardinality()).isEqualTo(rows);
        TermRange nobody = TermRange.of(Terms.field(Field.BRAND, "nobody"));
        assertThat(find(pages, List.of(nobody), rows).cardinality()).isZero();
    }

    @Test
    void pagesStayInTheirRowsUnlessOneTermIsLarger() {
        // Given
        Random random = new Random(7);
        SegmentBuilder builder = new SegmentBuilder();
        for (int i = 0; i < 20_000; i++) {
            builder.row(null, text(random) + (char) ('一' + random.nextInt(5000)) + (char) ('一' + random.nextInt(5000)));
        }

        // When
        List<SegmentPage> pages = builder.pages();

        // Then
        assertThat(pages).allMatch(page -> page.postings().length <= 20_000 / 8 + 30);
        assertThat(pages.stream().filter(page -> page.postings().length > 2_000).count())
                .isLessThan(pages.size() / 4);
        assertThat(pages).isSortedAccordingTo((one, other) -> Long.compare(one.firstTerm(), other.firstTerm()));
    }

    @Test
    void aSegmentIsFullBeforeItsRowNumbersRunOut() {
        SegmentBuilder builder = new SegmentBuilder();
        while (!builder.isFull()) {
            builder.row(null, "短");
        }
        assertThat(builder.rows()).isEqualTo(SegmentBuilder.MOST_ROWS);
    }

    @Test
    void sixteenNeighboursOfOneLevelArePutTogether() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            segments.add(new Segment(i, Ids.FIRST, Ids.LAST, 10, i < 3 ? MergePlan.FULL : i < 10 ? 1 : 0));
        }
        assertThat(MergePlan.next(segments.subList(0, 25))).isEmpty();
        assertThat(MergePlan.next(segments)).hasValueSatisfying(some -> {
            assertThat(some).hasSize(MergePlan.TOGETHER);
            assertThat(some.get(0).id()).isEqualTo(10);
        });
        assertThat(MergePlan.next(List.of())).isEmpty();
    }

    /** As a search does: the page that a range begins on, and those that it reaches into. */
    private static BitSet find(List<SegmentPage> pages, List<TermRange> ranges, int rows) {
        BitSet found = new BitSet();
        for (TermRange range : ranges) {
            for (int i = 0; i < pages.size(); i++) {
                boolean begins = pages.get(i).firstTerm() <= range.low()
                        && (i + 1 == pages.size() || pages.get(i + 1).firstTerm() > range.low());
                boolean reached =
                        pages.get(i).firstTerm() > range.low() && pages.get(i).firstTerm() <= range.high();
                if (begins || reached) {
                    SegmentPage.find(pages.get(i).postings(), List.of(range), rows, found);
                }
            }
        }
        return found;
    }

    private static BitSet naive(List<String> texts, String word) {
        BitSet rows = new BitSet();
        for (int i = 0; i < texts.size(); i++) {
            rows.set(i, Folded.of(texts.get(i)).contains(word));
        }
        return rows;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt((int) (LETTERS.length() * Math.pow(random.nextDouble(), 2))));
        }
        return text.toString();
    }
}
