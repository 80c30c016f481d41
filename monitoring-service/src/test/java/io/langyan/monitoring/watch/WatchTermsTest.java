package io.langyan.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.watch.WatchTerm.Role;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTermsTest {

    private final WatchTerms terms = new WatchTerms(List.of(
            new WatchTerm("a", "狼烟汽车", Role.NAMES_BRAND),
            new WatchTerm("a", "Mi", Role.NAMES_BRAND),
            new WatchTerm("a", "避雷", Role.NEGATIVE_TAG),
            new WatchTerm("b", "烟汽", Role.NAMES_BRAND),
            new WatchTerm("b", "自燃", Role.NAMES_AND_NEGATIVE)));

    @ParameterizedTest
    @ValueSource(
            strings = {"买了狼烟汽车", "买了狼 烟 汽 车", "狼·烟·汽·车", "狼烟\u200b汽车", "狼*烟_汽~车", "狼😀烟汽车", "ＭＩ手机", "我的mi坏了", "MI"})
    void aNameIsFoundHoweverItIsWritten(String text) {
        assertThat(terms.find(null, text)).extracting(Match::brand).contains("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"family", "狼烟。汽车", "狼烟，汽车", "避雷", "狼烟", "mi1", ""})
    void whatIsNoNameIsNotFound(String text) {
        assertThat(terms.find(null, text)).extracting(Match::brand).doesNotContain("a");
    }

    @Test
    void aNegativeTagCountsOnlyBesideAName() {
        assertThat(terms.find(null, "这家店避 雷")).isEmpty();
        Match match = ofBrandA("狼烟汽车", "姐妹们避·雷");
        assertThat(match.negativeByRule()).isTrue();
        assertThat(match.terms()).containsExactly("狼烟汽车", "避雷");
    }

    @Test
    void oneTextMayConcernSeveralBrandsEachWithItsOwnTerms() {
        List<Match> matches = terms.find(null, "狼烟汽车自燃");
        assertThat(matches).extracting(Match::brand).containsExactlyInAnyOrder("a", "b");
        assertThat(matches)
                .filteredOn(match -> match.brand().equals("b"))
                .singleElement()
                .satisfies(match -> assertThat(match.negativeByRule()).isTrue())
                .satisfies(match -> assertThat(match.terms()).containsExactly("烟汽", "自燃"));
        assertThat(matches).filteredOn(match -> match.brand().equals("a")).noneMatch(Match::negativeByRule);
    }

    @ParameterizedTest
    @CsvSource({"买了狼烟汽车,2", "买了狼·烟汽车,2", "😀😀狼烟汽车,4", "ABC狼烟汽车,3"})
    void theFirstTermsPlaceIsThatInTheOriginal(String text, int at) {
        assertThat(ofBrandA(null, text).at()).isEqualTo(at);
    }

    private Match ofBrandA(String title, String text) {
        return terms.find(title, text).stream()
                .filter(match -> match.brand().equals("a"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutTermsNothingMatches() {
        assertThat(WatchTerms.NONE.find("狼烟汽车", null)).isEmpty();
    }

    @Property(tries = 1000)
    void aTermSurroundedByAnythingChineseIsFound(@ForAll("chinese") String before, @ForAll("chinese") String after) {
        assertThat(terms.find(null, before + "狼烟汽车" + after))
                .extracting(Match::brand)
                .contains("a");
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> chinese() {
        return net.jqwik.api.Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(30);
    }

    @Property(tries = 1000)
    void anyTextCanBeNormalisedAndPointsBackIntoItself(@ForAll String text) {
        NormalText normal = NormalText.of(text);
        for (int i = 0; i < normal.length(); i++) {
            assertThat(normal.originOf(i)).isBetween(0, text.length() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "·", "的", " ", "😀"})
    void aTermThatWouldMatchNearlyEverythingIsRefused(String term) {
        assertThat(TermCheck.faultIn(List.of(term))).isPresent();
    }
}
