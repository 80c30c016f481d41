package io.langyan.monitoring.watch;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.langyan.monitoring.watch.automaton.Automaton;
import io.langyan.monitoring.watch.automaton.Effect;
import io.langyan.monitoring.watch.automaton.Watched;
import io.langyan.monitoring.watch.language.Parser;
import io.langyan.monitoring.watch.text.Lookalikes;
import io.langyan.monitoring.watch.text.Normaliser;
import io.langyan.standalone.bench.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Normalising and matching as the service does it, held against a bare Aho-Corasick automaton over a double array on the same texts, which neither
 * normalises nor evaluates rules.
 */
@State(Scope.Benchmark)
public class MatchingBench {

    private static final int BRANDS = 200;

    @Param({"10000", "100000"})
    int terms;

    /** A file with one text a line; empty for made-up ones. */
    @Param("")
    String file;

    private List<String> texts;
    private long chars;
    private WatchTerms watch;
    private AhoCorasickDoubleArrayTrie<String> bare;
    private Normaliser buffer;

    @Setup
    public void prepare() {
        Corpus corpus = Corpus.of(42, 5000, terms, file);
        texts = corpus.texts;
        chars = texts.stream().mapToLong(String::length).sum();
        bare = new AhoCorasickDoubleArrayTrie<>();
        TreeMap<String, String> words = new TreeMap<>();
        corpus.terms.forEach(term -> words.put(Lookalikes.normal(term), term));
        bare.build(words);
        List<Watched> watched = rules(corpus.terms);
        long begin = System.nanoTime();
        Automaton automaton = Automaton.of(watched, Map.of());
        double seconds = (System.nanoTime() - begin) / 1e9;
        watch = new WatchTerms(automaton);
        buffer = new Normaliser();
        long hits = texts.stream()
                .filter(text -> !watch.find("weibo", null, text).isEmpty())
                .count();
        System.out.printf(
                "%d terms in %d rules, %d writings, compiled (cold) in %.2f s; %.1f %% of %d texts of %d chars match%n",
                terms,
                watched.size(),
                automaton.words(),
                seconds,
                100.0 * hits / texts.size(),
                texts.size(),
                chars / texts.size());
    }

    /** Names of brands, plain words, and expressions of five kinds, about four terms each. */
    private static List<Watched> rules(List<String> terms) {
        List<Watched> rules = new ArrayList<>();
        for (int i = 0; i + 4 <= terms.size(); i += 4) {
            String a = quoted(terms.get(i));
            String b = quoted(terms.get(i + 1));
            String c = quoted(terms.get(i + 2));
            String d = quoted(terms.get(i + 3));
            String rule =
                    switch (i / 4 % 6) {
                        case 0, 1 -> a + " OR " + b + " OR " + c + " OR " + d;
                        case 2 -> "(" + a + " OR " + b + ") AND (" + c + " OR " + d + " OR 投诉 OR 问题)";
                        case 3 -> "(" + a + " OR " + b + ") NOT (" + c + " OR " + d + ")";
                        case 4 -> "(" + a + " OR " + b + " OR " + c + ") NEAR/20 (" + d + " OR 结石)";
                        default ->
                            "(" + a + " OR " + b + " OR " + c + ") AND (/[0-9]{3,}元/ OR " + d
                                    + ") platform:weibo,douyin";
                    };
            rules.add(new Watched("brand" + i / 4 % BRANDS, new UUID(0, i), Effect.MATCH, false, Parser.parse(rule)));
        }
        for (int brand = 0; brand < BRANDS; brand++) {
            rules.add(new Watched("brand" + brand, null, Effect.TAG, true, Parser.parse("投诉 OR 差评 OR 避雷 OR 退款 OR 问题")));
        }
        return rules;
    }

    private static String quoted(String term) {
        return '"' + term + '"';
    }

    /** As the service does it: normalised, matched, rules evaluated, evidence collected. */
    @Benchmark
    public int matching(Work work) {
        int found = 0;
        for (String text : texts) {
            found += watch.find("weibo", null, text).size();
        }
        work.add(texts.size(), chars);
        return found;
    }

    /** The first half of it. */
    @Benchmark
    public int normalising(Work work) {
        int length = 0;
        for (String text : texts) {
            buffer.read(null, text);
            length += buffer.length();
        }
        work.add(texts.size(), chars);
        return length;
    }

    /** The automaton that others have, alone. */
    @Benchmark
    public int bareAhoCorasick(Work work) {
        int[] found = {0};
        AhoCorasickDoubleArrayTrie.IHit<String> count = (begin, end, term) -> found[0]++;
        for (String text : texts) {
            bare.parseText(text, count);
        }
        work.add(texts.size(), chars);
        return found[0];
    }
}
