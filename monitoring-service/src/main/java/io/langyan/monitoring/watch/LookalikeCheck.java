package io.langyan.monitoring.watch;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.watch.text.Lookalike;
import io.langyan.monitoring.watch.text.Lookalikes;
import java.util.List;

/** Refuses look-alike writing that says nothing or would let everything in. */
final class LookalikeCheck {

    private static final int MOST = 1000;
    private static final int LONGEST = 20;

    private LookalikeCheck() {}

    static List<Lookalike> checked(List<Lookalike> entries) {
        if (entries == null || entries.size() > MOST) {
            throw Problem.unprocessable(
                    "lookalikes-count", "entries 应有 0 到 1000 条", "there are from 0 to 1000 entries");
        }
        entries.forEach(LookalikeCheck::check);
        return entries.stream()
                .map(entry ->
                        new Lookalike(entry.written().strip(), entry.meant().strip()))
                .distinct()
                .toList();
    }

    private static void check(Lookalike entry) {
        if (entry == null || !isSensible(entry.written()) || !isSensible(entry.meant())) {
            throw Problem.unprocessable(
                    "lookalike-text",
                    "written 与 meant 须为 1 到 20 字符且含文字",
                    "written and meant have from 1 to 20 characters, letters among them");
        }
        if (Lookalikes.normal(entry.written()).equals(Lookalikes.normal(entry.meant()))) {
            throw Problem.unprocessable(
                    "lookalike-same",
                    "“" + entry.written() + "”与“" + entry.meant() + "”归一化后相同，无需添加",
                    "\"" + entry.written() + "\" and \"" + entry.meant() + "\" are the same already once normalised");
        }
        if (lettersOf(entry.written()) < 2 && lettersOf(entry.meant()) > 1) {
            throw Problem.unprocessable(
                    "lookalike-too-wide",
                    "一个字代替多个字会命中过多内容：“" + entry.written() + "”",
                    "one character for several would match too much: \"" + entry.written() + "\"");
        }
    }

    private static boolean isSensible(String text) {
        return text != null
                && text.length() <= LONGEST
                && text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)
                && lettersOf(text) > 0;
    }

    private static long lettersOf(String text) {
        return Lookalikes.normal(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .count();
    }
}
