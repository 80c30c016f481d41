package io.langyan.monitoring.watch.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.watch.language.Expr;
import io.langyan.monitoring.watch.language.Parser;
import io.langyan.monitoring.watch.language.RandomRules;
import io.langyan.monitoring.watch.language.Regexes;
import io.langyan.monitoring.watch.language.Required;
import io.langyan.monitoring.watch.text.Lookalike;
import io.langyan.monitoring.watch.text.Lookalikes;
import io.langyan.monitoring.watch.text.Normaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomatonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "狼烟 NOT 招聘 | 狼烟车主 | true",
                "狼烟 NOT 招聘 | 狼烟招聘 | false",
                "狼烟 NEAR/2 自燃 | 狼烟又又自燃 | true",
                "狼烟 NEAR/2 自燃 | 自燃又又狼烟 | true",
                "狼烟 NEAR/2 自燃 | 狼烟又又又自燃 | false",
                "狼烟 NEAR/2 自燃 | 狼烟 😀 又又自燃 | true",
                "狼烟 NEAR/0 烟汽 | 狼烟汽车 | true",
                "狼烟 platform:weibo | 狼烟 | true",
                "狼烟 platform:douyin | 狼烟 | false",
                "狼烟 NOT platform:weibo | 狼烟 | false",
                "/狼烟\\d+/ | 狼烟１２ | true",
                "/狼烟\\d+/ | 狼烟 | false",
                "/mi\\d+/ | 我的ami11 | true",
                "/mi\\d+/ AND 狼烟 | mi11 | false",
                "\"狼烟 汽车\" | 狼烟汽车 | true",
                "\"go on\" | let's go on | true",
                "\"go on\" | goon | false",
            })
    void aRuleMeansWhatItSays(String rule, String text, boolean matches) {
        assertThat(automaton(rule).find("weibo", null, text)).hasSize(matches ? 1 : 0);
    }

    @Test
    void whereTheWordsStandIsToldInTheOriginal() {
        // Given
        UUID rule = UUID.randomUUID();
        Automaton automaton = Automaton.of(
                List.of(new Watched("a", rule, Effect.MATCH, true, Parser.parse("狼烟 (自燃 OR 起火) NOT 招聘"))), Map.of());

        // When
        List<Found> found = automaton.find("weibo", "狼·烟", "😀车子起🔥火了，自燃");

        // Then
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.rules()).containsExactly(rule);
            assertThat(one.negative()).isTrue();
            assertThat(one.terms()).containsExactly("狼烟", "起火", "自燃");
            assertThat(one.spans())
                    .containsExactly(new Span(0, 3, "狼烟"), new Span(8, 12, "起火"), new Span(14, 16, "自燃"));
        });
    }

    @Test
    void whatIsExcludedConcernsTheBrandByNothingElse() {
        Automaton automaton = Automaton.of(
                List.of(
                        new Watched("a", null, Effect.MATCH, false, Parser.parse("狼烟")),
                        new Watched("a", UUID.randomUUID(), Effect.EXCLUDE, false, Parser.parse("边塞 OR 古代")),
                        new Watched("b", null, Effect.MATCH, false, Parser.parse("狼烟"))),
                Map.of());

        assertThat(automaton.find(null, null, "古代的狼烟")).extracting(Found::brand).containsExactly("b");
        assertThat(automaton.find(null, null, "狼烟")).extracting(Found::brand).containsExactly("a", "b");
    }

    @Test
    void aBrandsOwnWritingIsHeardForThatBrandOnly() {
        Automaton automaton = Automaton.of(
                List.of(
                        new Watched("a", null, Effect.MATCH, false, Parser.parse("狼烟")),
                        new Watched("b", null, Effect.MATCH, false, Parser.parse("狼烟"))),
                Map.of("a", Lookalikes.with(List.of(new Lookalike("郎烟", "狼烟")))));

        assertThat(automaton.find(null, null, "郎烟")).extracting(Found::brand).containsExactly("a");
    }

    @Test
    void oneCharacterIsFoundWhereAPlanAsksForIt() {
        Automaton automaton = automaton("狼 OR 烟");

        assertThat(automaton.find(null, null, "有狼").get(0).spans()).containsExactly(new Span(1, 2, "狼"));
        assertThat(automaton.find(null, null, "狼")).hasSize(1);
        assertThat(automaton.find(null, "", null)).isEmpty();
    }

    @Test
    void textsThatAreAllBeginningsOfWordsAndEndlessOnesAreRead() {
        Automaton automaton = automaton("\"" + "啊".repeat(60) + "\" NEAR/100 啊啊");

        assertThat(automaton.find(null, null, "啊".repeat(100_000))).hasSize(1);
        assertThat(automaton.find(null, null, "啊 ".repeat(59))).isEmpty();
    }

    @Test
    void aPatternThatBacktracksElsewhereIsLinearHere() {
        Automaton automaton = automaton("aaaa AND /(a+)+$/");

        assertThat(automaton.find(null, null, "aaaa " + "a".repeat(50_000) + "!"))
                .isEmpty();
    }

    @Property(tries = 500)
    void symbolsSlippedBetweenTheCharactersOfAWordDoNotHideIt(
            @ForAll("chineseWords") String word, @ForAll("symbols") List<String> symbols, @ForAll long seed) {
        // Given
        Random random = new Random(seed);
        StringBuilder written = new StringBuilder("看");
        word.chars().forEach(c -> written.append(symbols.get(random.nextInt(symbols.size())))
                .append((char) c));

        // Then
        assertThat(automaton('"' + word + '"').find(null, null, written + "了")).hasSize(1);
    }

    /** All rules at once in one automaton, each held against a plain evaluation of its tree over the text. */
    @Property(tries = 3000)
    void matchesAreThoseOfAPlainEvaluation(@ForAll("rules") List<String> rules, @ForAll("texts") String text) {
        // Given
        List<Watched> watched = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Expr expr = Parser.parse(rules.get(i));
            watched.add(new Watched("brand" + i, null, Effect.MATCH, false, expr));
            boolean possible = Required.of(expr, leaf -> 1).isPresent();
            if (possible && Plainly.holds(expr, "weibo", Normaliser.of(text))) {
                expected.add("brand" + i);
            }
        }

        // When
        List<Found> found = Automaton.of(watched, Map.of()).find("weibo", null, text);

        // Then
        assertThat(found).extracting(Found::brand).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The meaning of rules written down a second time, without any cleverness. */
    private static final class Plainly {

        static boolean holds(Expr expr, String platform, Normaliser text) {
            if (expr instanceof Expr.And and) {
                return and.parts().stream().allMatch(part -> holds(part, platform, text));
            }
            if (expr instanceof Expr.Or or) {
                return or.parts().stream().anyMatch(part -> holds(part, platform, text));
            }
            if (expr instanceof Expr.Not not) {
                return !holds(not.part(), platform, text);
            }
            if (expr instanceof Expr.On on) {
                return on.platforms().contains(platform);
            }
            if (expr instanceof Expr.Regex regex) {
                return Regexes.compile(regex.source()).matcher(text.toString()).find();
            }
            return expr instanceof Expr.Near near
                    ? isNear(near, text)
                    : !places(List.of((Expr.Term) expr), text).isEmpty();
        }

        private static boolean isNear(Expr.Near near, Normaliser text) {
            return places(near.left(), text).stream().anyMatch(one -> places(near.right(), text).stream()
                    .anyMatch(other -> Math.max(one[0], other[0]) - Math.min(one[1], other[1]) <= near.distance()));
        }

        private static List<int[]> places(List<Expr.Term> terms, Normaliser text) {
            List<int[]> places = new ArrayList<>();
            for (Expr.Term term : terms) {
                for (String writing : Lookalikes.shipped().variants(Lookalikes.normal(term.text()))) {
                    for (int at = 0; at + writing.length() <= text.length(); at++) {
                        boolean here = text.toString().startsWith(writing, at);
                        if (here && text.standsAlone(at, at + writing.length())) {
                            places.add(new int[] {at, at + writing.length()});
                        }
                    }
                }
            }
            return places;
        }
    }

    private static Automaton automaton(String rule) {
        return Automaton.of(List.of(new Watched("a", null, Effect.MATCH, false, Parser.parse(rule))), Map.of());
    }

    @Provide
    Arbitrary<List<String>> rules() {
        return RandomRules.text().list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                RandomRules.words(), Arbitraries.of("的", "。", "·", " ", "a", "9", "😀", "又", "tui款", "避蕾", "汽"));
        return pieces.list().ofMaxSize(12).map(some -> String.join("", some));
    }

    @Provide
    Arbitrary<String> chineseWords() {
        return Arbitraries.strings().withCharRange('一', '龥').ofMinLength(2).ofMaxLength(8);
    }

    @Provide
    Arbitrary<List<String>> symbols() {
        Arbitrary<String> one = Arbitraries.of(
                "", "·", " ", "\u200b", "😀", "*", "_", "~", "\u3000", "🔥", "\ufe0f", "-", "…", "×", "★", "\u0336");
        return Combinators.combine(one, one, one).as(List::of);
    }
}
