package io.langyan.monitoring.noise;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.langyan.monitoring.watch.NormalText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Tells ads from complaints by adding up what speaks for and against, from the data file {@code noise/ads.tsv}. A complaint may quote every word of an ad
 * (加微信, 优惠券, 返现), so no word alone decides. One pass finds all words; shapes are tried only where a word of their gate stands, and what speaks against
 * only where the line is reached.
 */
final class Ads {

    private static final double LINE = 4;
    /** An ad shows at its beginning or end; what lies between in a long text is not looked at. */
    private static final int LOOKED_AT = 400;

    private static final int MOST_WORDS = 6;

    private static final Ads SHIPPED = new Ads(AdSign.shipped());

    private final List<AdSign> signs;
    private final AhoCorasickDoubleArrayTrie<int[]> automaton = new AhoCorasickDoubleArrayTrie<>();

    /**
     * @param score 0 to 1; half of it lies on the line
     * @param words reasons that speak for an ad
     */
    record Verdict(boolean isAd, double score, List<String> words) {

        private static final Verdict NO = new Verdict(false, 0, List.of());
    }

    private Ads(List<AdSign> signs) {
        this.signs = signs;
        TreeMap<String, List<Integer>> byWord = new TreeMap<>();
        for (int i = 0; i < signs.size(); i++) {
            for (String word : signs.get(i).words()) {
                byWord.computeIfAbsent(word, none -> new ArrayList<>()).add(i);
            }
        }
        TreeMap<String, int[]> built = new TreeMap<>();
        byWord.forEach((word, of) ->
                built.put(word, of.stream().mapToInt(Integer::intValue).toArray()));
        automaton.build(built);
    }

    /** Either may be null. */
    static Verdict judge(String title, String text) {
        String whole = title == null ? text : text == null ? title : title + '\n' + text;
        return SHIPPED.judge(
                NormalText.of(shortened(whole == null ? "" : whole)).toString());
    }

    private Verdict judge(String normal) {
        BitSet candidates = new BitSet(signs.size());
        automaton.parseText(normal, (begin, end, of) -> {
            for (int sign : of) {
                candidates.set(sign);
            }
        });
        List<String> why = new ArrayList<>();
        double sum = sum(candidates, normal, true, why);
        if (sum < LINE) {
            return Verdict.NO;
        }
        sum += sum(candidates, normal, false, why);
        return sum < LINE ? Verdict.NO : new Verdict(true, 1 / (1 + Math.exp((LINE - sum) / 2)), List.copyOf(why));
    }

    private double sum(BitSet candidates, String normal, boolean inFavour, List<String> why) {
        double sum = 0;
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            AdSign sign = signs.get(i);
            if (sign.weight() > 0 == inFavour && sign.isIn(normal)) {
                sum += sign.weight();
                if (inFavour && why.size() < MOST_WORDS && !why.contains(sign.reason())) {
                    why.add(sign.reason());
                }
            }
        }
        return sum;
    }

    private static String shortened(String text) {
        return text.length() <= 2 * LOOKED_AT
                ? text
                : text.substring(0, LOOKED_AT) + '\n' + text.substring(text.length() - LOOKED_AT);
    }
}
