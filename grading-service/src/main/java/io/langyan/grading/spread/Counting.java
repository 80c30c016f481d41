package io.langyan.grading.spread;

import java.util.ArrayList;
import java.util.List;

/**
 * How a mention counts. What is doubted of it counts like the rest, and is summed once more beside it.
 *
 * @param kind null when it does not count
 * @param noisy it bears a mark of noise
 * @param capped a counter of it showed a ceiling instead of a figure
 */
public record Counting(Kind kind, boolean noisy, boolean capped) {

    private static final List<Counting> ALL = all();

    /** Not at all. */
    static final Counting NOT = of(null, false, false);

    /** Very many mentions count in few ways: one copy of each does. */
    public static Counting of(Kind kind, boolean noisy, boolean capped) {
        return ALL.get(4 * (kind == null ? 0 : kind.ordinal() + 1) + (noisy ? 2 : 0) + (capped ? 1 : 0));
    }

    private static List<Counting> all() {
        List<Counting> all = new ArrayList<>();
        addAll(null, all);
        for (Kind kind : Kind.values()) {
            addAll(kind, all);
        }
        return List.copyOf(all);
    }

    private static void addAll(Kind kind, List<Counting> all) {
        for (int doubts = 0; doubts < 4; doubts++) {
            all.add(new Counting(kind, doubts >= 2, doubts % 2 == 1));
        }
    }
}
