package io.langyan.monitoring.mention;

import io.langyan.monitoring.watch.NormalText;

/**
 * A coarse mark of a text that its copies share: the smallest hash among its runs of five letters (min-hash, Broder 1997), without links,
 * names of other users and marks. Two texts have it in common about as often as the share of runs they have in common.
 */
final class Fingerprint {

    private static final int RUN = 5;

    private Fingerprint() {}

    static String of(String title, String text) {
        String whole = (title == null ? "" : title) + (text == null ? "" : text);
        String letters = lettersOf(whole);
        long smallest = mixed(letters.length() <= RUN ? letters.hashCode() : Long.MAX_VALUE);
        for (int i = 0; letters.length() > RUN && i + RUN <= letters.length(); i++) {
            long hash = mixed(letters.substring(i, i + RUN).hashCode());
            smallest = i == 0 ? hash : Math.min(smallest, hash);
        }
        return Long.toHexString(smallest);
    }

    private static String lettersOf(String text) {
        String own = text.replaceAll("https?://\\S+|//?@[^\\s:：]{1,30}[:：]?|@[^\\s@，。:：]{1,30}", "");
        StringBuilder letters = new StringBuilder();
        NormalText.of(own).toString().codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Spreads a weak hash over 64 bits (finaliser of SplitMix64). */
    private static long mixed(long hash) {
        long z = hash + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
