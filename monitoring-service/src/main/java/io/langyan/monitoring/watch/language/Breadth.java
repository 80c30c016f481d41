package io.langyan.monitoring.watch.language;

import io.langyan.monitoring.watch.text.Lookalikes;
import io.langyan.monitoring.watch.text.TextResource;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How much a word alone would let in. */
final class Breadth {

    private static final Set<String> EVERYDAY = new HashSet<>(TextResource.lines("/watch/everyday-words.txt"));
    private static final BitSet COMMON = new BitSet();

    static {
        TextResource.lines("/watch/common-characters.txt")
                .forEach(line -> line.chars().forEach(COMMON::set));
    }

    /** What letting a word stand alone means. */
    enum Width {
        /** No letters at all: it cannot be found. */
        NOTHING,
        /** Would match nearly everything. */
        FAR_TOO_WIDE,
        /** Often means something else. */
        WIDE,
        FITTING
    }

    private Breadth() {}

    static Width of(String term) {
        String normal = Lookalikes.normal(term);
        long letters = normal.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters == 0) {
            return Width.NOTHING;
        }
        if (letters == 1) {
            return rareChinese(normal) ? Width.WIDE : Width.FAR_TOO_WIDE;
        }
        boolean digits = normal.codePoints().allMatch(Character::isDigit);
        if (digits && normal.length() < 3) {
            return Width.FAR_TOO_WIDE;
        }
        boolean shortLatin = normal.length() == 2 && normal.chars().allMatch(c -> c < 0x80);
        return digits && normal.length() < 5 || shortLatin || EVERYDAY.contains(normal.toLowerCase(Locale.ROOT))
                ? Width.WIDE
                : Width.FITTING;
    }

    private static boolean rareChinese(String normal) {
        return normal.codePoints()
                .filter(Character::isLetterOrDigit)
                .allMatch(c -> Character.isIdeographic(c) && !COMMON.get(c));
    }
}
