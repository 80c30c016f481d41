package io.langyan.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.watch.automaton.Automaton;
import io.langyan.monitoring.watch.automaton.Effect;
import io.langyan.monitoring.watch.automaton.Watched;
import io.langyan.monitoring.watch.language.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTermsTest {

    private final WatchTerms terms = new WatchTerms(Automaton.of(
            List.of(
                    watched("a", Effect.MATCH, false, "狼烟汽车 OR Mi"),
                    watched("a", Effect.TAG, true, "避雷"),
                    watched("b", Effect.MATCH, false, "烟汽"),
                    watched("b", Effect.MATCH, true, "自燃")),
            Map.of()));

    private static Watched watched(String brand, Effect effect, boolean negative, String rule) {
        return new Watched(brand, null, effect, negative, Parser.parse(rule));
    }

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

    @Test
    void matchingGoesOnWhileTheListIsChanged() throws Exception {
        // Given
        AtomicReference<WatchTerms> current = new AtomicReference<>(terms);
        AtomicInteger missed = new AtomicInteger();
        AtomicInteger texts = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(2);
        AtomicBoolean over = new AtomicBoolean();
        Runnable matching = () -> {
            while (!over.get()) {
                missed.addAndGet(current.get().find(null, "买了狼烟汽车又自燃").size() == 2 ? 0 : 1);
                texts.incrementAndGet();
                begun.countDown();
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> readers = List.of(threads.submit(matching), threads.submit(matching));
        begun.await();

        // When
        for (int change = 0; change < 20; change++) {
            List<Watched> more = new ArrayList<>(
                    List.of(watched("a", Effect.MATCH, false, "狼烟汽车"), watched("b", Effect.MATCH, true, "自燃")));
            for (int i = 0; i < 500; i++) {
                more.add(watched("c" + i, Effect.MATCH, false, "新词" + change + "之" + i));
            }
            current.set(new WatchTerms(Automaton.of(more, Map.of())));
        }

        // Then
        over.set(true);
        for (Future<?> reader : readers) {
            reader.get();
        }
        threads.shutdown();
        assertThat(missed).hasValue(0);
        assertThat(texts.get()).isGreaterThan(20);
    }
}
