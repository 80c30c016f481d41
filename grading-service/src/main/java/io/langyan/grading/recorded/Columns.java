package io.langyan.grading.recorded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows turned into the arrays that one statement unnests. */
final class Columns {

    private static final String SEPARATOR = "\u001f";

    private Columns() {}

    static <R, T> T[] of(Collection<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        List<T> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        return values.toArray(array);
    }

    static String joined(Collection<String> texts) {
        return texts == null ? null : String.join(SEPARATOR, texts);
    }

    static List<String> split(String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR));
    }

    /** PostgreSQL stores no NUL character. */
    static String storable(String text) {
        return text == null ? null : text.replace("\u0000", "");
    }
}
