package io.langyan.monitoring.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void theTextSeenLastStandsAndTheOthersAreEarlier() {
        // When
        Wordings said = Wordings.of(List.of(said("召回", 2), said("自燃", 3), said("公告", 1), said("召回", 1)));

        // Then
        assertThat(said.standing().text()).isEqualTo("自燃");
        assertThat(said.earlier()).extracting(Wording::text).containsExactly("召回", "公告");
        assertThat(said.earlier().get(0).seenAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void whoGoesBackToAnEarlierTextSaysItNow() {
        // When
        Wordings said = Wordings.of(List.of(said("公告", 1), said("自燃", 2), said("公告", 3)));

        // Then
        assertThat(said.standing().text()).isEqualTo("公告");
        assertThat(said.earlier()).extracting(Wording::text).containsExactly("自燃");
    }

    @ParameterizedTest
    @CsvSource({
        "电池自燃了, 电池自燃了要求召回",
        "电池自燃了…, 电池自燃了要求召回",
        "电池自燃了……, 电池自燃了要求召回",
        "电池自燃了...全文, 电池自燃了要求召回",
        "电池自燃了 ... 展开全文, 电池自燃了要求召回",
        "Battery on fire... more, battery on fire again",
        "电池自燃了。。。, 电池自燃了要求召回",
        "…, 电池自燃了",
        "电池自燃了…, 电池自燃了",
        "电池自燃了...全文, 电池自燃了…",
    })
    void aCutTextIsNoneOfWhatWasSaidHoweverLateItIsSeen(String cut, String whole) {
        assertThat(Wordings.of(List.of(said(whole, 1), said(cut, 2))).standing().text())
                .isEqualTo(whole);
        assertThat(Wordings.of(List.of(said(cut, 1), said(whole, 2))).earlier()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"电池自燃了,电池没有自燃", "电池自燃了 全文,电池自燃了要求召回", "电池自燃了。,电池自燃了要求召回", "要求召回,电池自燃了要求召回"})
    void whatIsNoBeginningIsAnEdit(String before, String after) {
        // When
        Wordings said = Wordings.of(List.of(said(before, 2), said(after, 1)));

        // Then
        assertThat(said.standing().text()).isEqualTo(before);
        assertThat(said.earlier()).extracting(Wording::text).containsExactly(after);
    }

    @Test
    void blanksWidthAndCapitalsAreNoEdit() {
        assertThat(Wording.hashOf("ＡＢＣ", "自燃\n 了")).isEqualTo(Wording.hashOf("abc", " 自燃 了"));
        assertThat(Wording.hashOf("自燃", null)).isNotEqualTo(Wording.hashOf(null, "自燃"));
        assertThat(Wording.hashOf(null, "自燃")).isEqualTo(Wording.hashOf("", "自燃"));
    }

    @Test
    void aTextWithoutItsTitleIsCutAndAnotherTitleIsAnEdit() {
        // Given
        Wording whole = said("公告", "自燃", 1);

        // When, Then
        assertThat(Wordings.of(List.of(whole, said(null, "自燃", 2))).standing()).isEqualTo(whole);
        assertThat(Wordings.of(List.of(whole, said("公告", null, 2))).standing()).isEqualTo(whole);
        assertThat(Wordings.of(List.of(whole, said("更正", "自燃", 2))).standing().title())
                .isEqualTo("更正");
    }

    @Test
    void whoEditsWithoutEndKeepsTheNewest() {
        // Given
        List<Wording> many = new ArrayList<>();
        for (int i = 0; i < 2 * Wordings.MOST_EARLIER; i++) {
            many.add(said("第" + i + "版。", i));
        }

        // When
        Wordings said = Wordings.of(many);

        // Then
        assertThat(said.standing().text()).isEqualTo("第99版。");
        assertThat(said.earlier()).hasSize(Wordings.MOST_EARLIER);
        assertThat(said.earlier().get(Wordings.MOST_EARLIER - 1).text()).isEqualTo("第49版。");
    }

    @Test
    void hostileTextsAreComparedQuickly() {
        String dots = ".".repeat(1_000_000);

        assertThat(Wordings.of(List.of(said(dots + "x", 1), said(dots, 2), said("x" + dots, 3)))
                        .standing()
                        .text())
                .isEqualTo("x" + dots);
    }

    @Property(tries = 2_000)
    void theOrderTheGroupingAndRepeatsDoNotMatter(@ForAll("seen") List<Wording> seen, @ForAll Random random) {
        // Given
        Wordings atOnce = Wordings.of(seen);
        List<Wording> mixed = new ArrayList<>(seen);
        mixed.addAll(seen.subList(0, seen.size() / 2));
        Collections.shuffle(mixed, random);

        // When
        Wordings sum = Wordings.of(List.of(mixed.get(0)));
        for (int from = 1; from < mixed.size(); ) {
            int to = Math.min(mixed.size(), from + 1 + random.nextInt(3));
            sum = sum.and(Wordings.of(mixed.subList(from, to)));
            from = to;
        }

        // Then
        assertThat(words(sum)).isEqualTo(words(atOnce));
    }

    /** Each word by word, whatever its blanks and capitals, and when it was seen. */
    private static List<String> words(Wordings said) {
        return Stream.concat(Stream.of(said.standing()), said.earlier().stream())
                .map(one -> one.hash() + "@" + one.seenAt())
                .toList();
    }

    @Property(tries = 5_000)
    void beingCutIsAPartialOrder(
            @ForAll("texts") String one, @ForAll("texts") String other, @ForAll("texts") String third) {
        Cut a = Cut.of(one);
        Cut b = Cut.of(other);
        Cut c = Cut.of(third);
        assertThat(a.isWithin(a)).isTrue();
        assertThat(a.isWithin(b) && b.isWithin(a)).isEqualTo(a.folded().equals(b.folded()));
        assertThat(!(a.isWithin(b) && b.isWithin(c)) || a.isWithin(c)).isTrue();
    }

    @Provide
    Arbitrary<List<Wording>> seen() {
        Arbitrary<String> titles = texts().injectNull(0.6);
        return Combinators.combine(titles, texts(), Arbitraries.integers().between(0, 4))
                .as(WordingsTest::said)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** Few letters, so that one is often the beginning of another. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> marks = Arbitraries.of("", "", "…", "...全文", "……", ".", "全文");
        return Combinators.combine(
                        Arbitraries.strings().withChars('自', '燃', '.').ofMaxLength(4), marks)
                .as(String::concat);
    }

    private static Wording said(String text, int second) {
        return said(null, text, second);
    }

    private static Wording said(String title, String text, int second) {
        return new Wording(Wording.hashOf(title, text), title, text, NOON.plusSeconds(second), null);
    }
}
