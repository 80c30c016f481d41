package io.langyan.monitoring.mention;

import io.langyan.monitoring.search.Folded;
import java.util.List;

/**
 * A text as lists of platforms show it: its beginning, often with a mark that there is more. Two texts are compared folded, so blanks, width and
 * capitals make no difference.
 *
 * @param folded the whole of what was shown
 * @param stem without the mark
 */
record Cut(String folded, String stem) {

    /** What platforms write after the dots, longest first. */
    private static final List<String> UNFOLD = List.of("展开全文", "查看全文", "阅读全文", "显示全文", "全文", "展开", "more");

    private static final String DOTS = ".。⋯";
    /** Blank, and what has no width: Weibo writes three of these before its mark. */
    private static final String NOTHING = " \u200b\u200c\u200d\u2060\ufeff";

    static Cut of(String text) {
        String folded = Folded.of(text);
        return new Cut(folded, stem(folded));
    }

    /** Whether the whole says all that this says: a partial order, of equal beginnings the one with the shorter mark says more. */
    boolean isWithin(Cut whole) {
        if (!stem.equals(whole.stem)) {
            return whole.stem.startsWith(stem);
        }
        int longer = Integer.compare(folded.length(), whole.folded.length());
        return longer > 0 || longer == 0 && folded.compareTo(whole.folded) <= 0;
    }

    /** Dots are a mark where there are several, other words only after dots. */
    private static String stem(String folded) {
        String shown = without(folded, NOTHING);
        String word = UNFOLD.stream().filter(shown::endsWith).findFirst().orElse("");
        String dotted = without(shown.substring(0, shown.length() - word.length()), NOTHING);
        String bare = without(dotted, DOTS);
        boolean mark = dotted.length() - bare.length() > 1 || dotted.endsWith("⋯");
        return mark ? without(bare, NOTHING) : shown;
    }

    private static String without(String text, String atTheEnd) {
        int end = text.length();
        while (end > 0 && atTheEnd.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
